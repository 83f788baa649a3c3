package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.localcloud.LocalCloudServer;
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
    return DeployedEnvironment.open(session(plinth, commandLine), cloud(plinth), target.target());
  }

  Session session(Plinth plinth, CommandLine commandLine) {
    return new Session(
        plinth.root(), commandLine.getOut(), commandLine.getErr(), plinth.terminal().interactive());
  }

  Cloud cloud(Plinth plinth) {
    return local ? LocalCloudServer.of(plinth.root()).start() : Cloud.aws();
  }
}
