package dev.plinth.cli;

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
    name = "deploy",
    description = "Plans, asks, applies, and waits until the platform answers.",
    mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "20",
      description = "How long to wait for healthy targets, ${DEFAULT-VALUE} minutes.")
  private int minutes;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    options
        .lifecycle(plinth, spec.commandLine())
        .deploy(
            options.request().withPatience(Duration.ofMinutes(minutes)),
            approval.over(out, plinth.terminal()));
    return ExitCode.OK;
  }
}
