package dev.plinth.cli;

import dev.plinth.platforms.Target;
import picocli.CommandLine.Parameters;

/** Which platform, in which environment. */
final class TargetParameters {
  @Parameters(index = "0", paramLabel = "PLATFORM", description = "The platform.")
  private String platform;

  @Parameters(index = "1", paramLabel = "ENVIRONMENT", description = "Its environment.")
  private String environment;

  Target target() {
    return new Target(platform, environment);
  }
}
