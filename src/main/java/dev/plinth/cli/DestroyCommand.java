package dev.plinth.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "destroy",
    description = "Says what will be lost, asks, and takes the platform away.",
    mixinStandardHelpOptions = true)
final class DestroyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunOptions options;
  @Mixin private ApprovalOptions approval;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    options
        .lifecycle(plinth, spec.commandLine())
        .destroy(options.request(), approval.over(out, plinth.terminal()));
    return ExitCode.OK;
  }
}
