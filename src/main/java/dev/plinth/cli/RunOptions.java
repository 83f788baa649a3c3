package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.LocalCloudServer;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What plan, deploy and destroy have in common. */
final class RunOptions {
  @Mixin private TargetParameters target;
  @Mixin private Overrides overrides;

  @Option(
      names = "--local",
      description = "Works on the local cloud instead of AWS, and starts it if need be.")
  private boolean local;

  @Option(
      names = "--unlock",
      paramLabel = "ID",
      description = "Releases this lock of the state first. Only for a run that was killed.")
  private String lockId;

  Request request() {
    return Request.of(target.target()).withOverrides(overrides.values()).withUnlock(lockId);
  }

  Lifecycle lifecycle(Plinth plinth, CommandLine commandLine) {
    var session =
        new Session(
            plinth.root(),
            commandLine.getOut(),
            commandLine.getErr(),
            plinth.terminal().interactive());
    Cloud cloud = local ? LocalCloudServer.of(plinth.root()).start() : Cloud.aws();
    return new Lifecycle(session, cloud);
  }
}
