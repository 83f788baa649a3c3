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
    name = "vectors",
    description = "Makes the vector index of a deployed platform, and finds a vector in it.",
    mixinStandardHelpOptions = true)
final class VectorsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunOptions options;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "5",
      converter = Minutes.class,
      description = "How long a new collection may take to answer, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Override
  public Integer call() {
    options
        .lifecycle(plinth, spec.commandLine())
        .makeVectorIndex(options.request().withPatience(patience));
    return ExitCode.OK;
  }
}
