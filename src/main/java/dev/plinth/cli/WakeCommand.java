package dev.plinth.cli;

import dev.plinth.operations.saving.Sleep;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "wake",
    description = "Wakes an environment that sleeps, and waits until it answers.",
    mixinStandardHelpOptions = true)
final class WakeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "20",
      converter = Minutes.class,
      description = "How long it may take until it answers, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Override
  public Integer call() {
    var session = plinth.session(spec.commandLine());
    Sleep.requireMaySleep(session, options.target());
    new Sleep(session, options.open(plinth, spec.commandLine()))
        .end(patience, approval.over(session.out(), plinth.terminal()));
    return ExitCode.OK;
  }
}
