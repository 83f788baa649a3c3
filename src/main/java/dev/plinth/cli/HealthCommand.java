package dev.plinth.cli;

import dev.plinth.operations.watching.EnvironmentHealth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "health",
    description = {
      "Says whether the parts of a deployed environment are well, as AWS sees them.",
      "Ends with 1 where something is bad."
    },
    mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private FindingsOptions findings;

  @Override
  public Integer call() {
    var environment = options.open(plinth, spec.commandLine());
    return findings.tell(
        "health", new EnvironmentHealth(environment).observe(), spec.commandLine().getOut());
  }
}
