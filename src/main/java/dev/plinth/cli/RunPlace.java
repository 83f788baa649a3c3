package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.Request;
import dev.plinth.platforms.Target;
import java.util.Optional;
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

  Target target() {
    return target.target();
  }

  Optional<String> unlock() {
    return Optional.ofNullable(lockId);
  }

  Request request() {
    return Request.of(target()).withUnlock(lockId);
  }

  Cloud cloud(Plinth plinth) {
    return plinth.cloud(local);
  }

  Lifecycle lifecycle(Plinth plinth, CommandLine commandLine) {
    return new Lifecycle(plinth.session(commandLine), cloud(plinth));
  }
}
