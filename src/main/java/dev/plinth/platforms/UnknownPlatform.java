package dev.plinth.platforms;

/** A platform that does not exist was asked for: the message names those that do. */
public final class UnknownPlatform extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPlatform(String name) {
    super(
        "unknown platform \"%s\"; there are: %s"
            .formatted(name, String.join(", ", PlatformCatalog.names())));
  }
}
