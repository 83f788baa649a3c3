package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.platforms.Target;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands have in common that look at a deployed environment or operate it. */
final class EnvironmentOptions {
  @Mixin private TargetParameters target;

  @Option(names = "--local", description = "Looks at the local cloud instead of AWS.")
  private boolean local;

  Target target() {
    return target.target();
  }

  /** Whether an environment is named or selected. */
  boolean isGiven() {
    return target.isGiven();
  }

  DeployedEnvironment open(Plinth plinth, CommandLine commandLine) {
    return DeployedEnvironment.open(plinth.session(commandLine), cloud(plinth), target.target());
  }

  Cloud cloud(Plinth plinth) {
    return plinth.cloud(local);
  }
}
