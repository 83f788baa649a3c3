package dev.plinth.cli;

import dev.plinth.operations.loading.Load;
import dev.plinth.operations.loading.LoadTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "loadtest",
    description = "Puts the load of many users on a deployed Ollama and judges how it answers.",
    mixinStandardHelpOptions = true)
final class LoadtestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions environment;

  @Parameters(
      index = "2",
      paramLabel = "SCENARIO",
      description = "The course of the load: baseline, stress, spike or endurance.")
  private String scenario;

  @Option(
      names = "--scale",
      paramLabel = "PART",
      defaultValue = "1",
      description = "Part of the scenario's users and time, such as 0.1 for a first look.")
  private double scale;

  @Option(
      names = "--url",
      description = "Where to send it, instead of the address that the environment gives out.")
  private Optional<String> url;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model to ask, instead of that of the settings.")
  private Optional<String> model;

  @Option(
      names = "--users",
      paramLabel = "CLASS",
      description = "Only these users: OllamaLoadTest, ReadHeavyUser or WriteHeavyUser.")
  private List<String> users = List.of();

  @Option(
      names = "--confirm",
      paramLabel = "ENVIRONMENT",
      defaultValue = "",
      description = "Allows production, by its name.")
  private String confirmed;

  @Override
  public Integer call() {
    var load = new Load(scenario, scale, url, model, users);
    return new LoadTest(
            plinth.session(spec.commandLine()), environment.open(plinth, spec.commandLine()))
        .run(load, confirmed);
  }
}
