package dev.plinth.platforms;

import dev.plinth.environment.NearMiss;

/** A platform that does not exist was asked for: the message names those that do. */
public final class UnknownPlatform extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPlatform(String name) {
    super(
        "unknown platform \"%s\"; %sthere are: %s"
            .formatted(
                name,
                NearMiss.question(name, PlatformCatalog.names()),
                String.join(", ", PlatformCatalog.names())));
  }
}
