package dev.plinth.cli;

import dev.plinth.operations.Outputs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "outputs",
    description = "Shows what a deployed platform gives out, such as its addresses.",
    mixinStandardHelpOptions = true)
final class OutputsCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Prints the value of this one alone, for scripts; a secret too.")
  private String name;

  @Option(names = "--json", description = "Prints JSON. Secrets are left out.")
  private boolean asJson;

  @Override
  public Integer call() {
    Outputs outputs = Outputs.of(options.open(plinth, spec.commandLine()));
    var out = spec.commandLine().getOut();
    if (name != null) {
      out.println(asJson ? outputs.json(name) : outputs.plain(name));
    } else if (asJson) {
      out.println(outputs.json());
    } else {
      outputs.lines().forEach(out::println);
    }
    return ExitCode.OK;
  }
}
