package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import dev.plinth.operations.localcloud.LocalCloudServer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where commands work that run terraform. */
final class RunPlace {
  @Mixin private TargetParameters target;

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
    return Request.of(target.target()).withUnlock(lockId);
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
