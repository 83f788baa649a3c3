package dev.plinth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "images",
    description = "Shows the machine images that were baked for ollama, and deletes old ones.",
    subcommands = {ImagesListCommand.class, ImagesCleanCommand.class},
    mixinStandardHelpOptions = true)
final class ImagesCommand implements Runnable {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  Plinth plinth() {
    return plinth;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "one of list and clean is missing");
  }
}
