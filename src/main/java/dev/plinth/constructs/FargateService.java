package dev.plinth.constructs;

import software.constructs.Construct;

/** Tasks. */
public final class FargateService extends Construct {
  public FargateService(Construct scope, String id) {
    super(scope, id + "-service");
  }
}
