package dev.plinth.cli;

import dev.plinth.operations.Unlocking;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "unlock",
    description = "Says who holds the lock of the state, asks, and releases it.",
    mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Releases this lock alone; any other is left as it is.")
  private String lockId;

  @Override
  public Integer call() {
    var commandLine = spec.commandLine();
    new Unlocking(plinth.session(commandLine), options.cloud(plinth), options.target())
        .carryOut(
            Optional.ofNullable(lockId), approval.over(commandLine.getOut(), plinth.terminal()));
    return ExitCode.OK;
  }
}
