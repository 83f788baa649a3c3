package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.review.ControlsPage;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "docs",
    description = "Writes the pages of the documentation that are made from the code.",
    mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "docs",
      description = "Where to write, ${DEFAULT-VALUE} unless told otherwise.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    var production = synthesis.synthesize(new Target("microservices", "prod"), Map.of());
    Files.createDirectories(directory);
    write("controls.md", ControlsPage.of(TerraformDocument.read(production.json())));
    return ExitCode.OK;
  }

  private void write(String name, String page) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, page);
    spec.commandLine().getOut().println(file);
  }
}
