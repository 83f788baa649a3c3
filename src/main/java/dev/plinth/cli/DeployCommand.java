package dev.plinth.cli;

import dev.plinth.operations.Request;
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
    description = {
      "Plans, asks, applies, and waits until the platform answers.",
      "What fails is taken back to the last configuration that was good."
    },
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
      converter = Minutes.class,
      description = "How long to wait for healthy targets, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Option(
      names = "--no-rollback",
      description = "Leaves a deployment that failed as it is, instead of taking it back.")
  private boolean staying;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    Request request = options.request().withPatience(patience);
    options
        .lifecycle(plinth, spec.commandLine())
        .deploy(
            staying ? request.withoutGoingBack() : request, approval.over(out, plinth.terminal()));
    return ExitCode.OK;
  }
}
