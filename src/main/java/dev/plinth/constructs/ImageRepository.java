package dev.plinth.constructs;

import software.constructs.Construct;

/** Images. */
public final class ImageRepository extends Construct {
  public ImageRepository(Construct scope, String id) {
    super(scope, id + "-repository");
  }
}
