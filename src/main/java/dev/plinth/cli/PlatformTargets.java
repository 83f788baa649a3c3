package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.util.List;

/** All environments of a platform that somebody named. */
final class PlatformTargets {
  private PlatformTargets() {}

  /**
   * @param unknown what to say of a name that is none: a format that takes the name
   * @throws Refused if the platform has no environments, with those platforms that there are
   */
  static List<Target> of(Synthesis synthesis, String platform, String unknown) {
    List<Target> targets = synthesis.targets(platform);
    if (targets.isEmpty()) {
      throw new Refused(
          "%s; there are: %s"
              .formatted(unknown.formatted(platform), String.join(", ", PlatformCatalog.names())));
    }
    return targets;
  }
}
