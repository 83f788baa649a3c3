package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.policy.rules.Rules;
import dev.plinth.review.ControlsPage;
import dev.plinth.review.RulesIndex;
import dev.plinth.review.reference.ReferencePage;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
    Files.createDirectories(directory);
    Map<String, Map<String, TerraformDocument>> platforms = platforms();
    write(
        directory.resolve("controls.md"),
        ControlsPage.of(platforms.get("microservices").get("prod"), Rules.all()));
    writeReference(directory.resolve("reference"), platforms);
    write(directory.resolve("rules.md"), RulesIndex.page(Rules.topics()));
    writeRules(directory.resolve("rules"));
    return ExitCode.OK;
  }

  /** Every platform in every environment, production last. */
  private Map<String, Map<String, TerraformDocument>> platforms() {
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    var platforms = new LinkedHashMap<String, Map<String, TerraformDocument>>();
    synthesis.targets().stream()
        .map(target -> synthesis.synthesize(target, Map.of()))
        .sorted(Comparator.comparing(platform -> platform.deployment().isProduction()))
        .forEach(
            platform ->
                platforms
                    .computeIfAbsent(platform.target().platform(), name -> new LinkedHashMap<>())
                    .put(platform.target().environment(), TerraformDocument.read(platform.json())));
    return platforms;
  }

  private void writeReference(Path folder, Map<String, Map<String, TerraformDocument>> platforms)
      throws IOException {
    Files.createDirectories(folder);
    for (var platform : platforms.entrySet()) {
      write(
          folder.resolve(platform.getKey() + ".md"),
          ReferencePage.of(platform.getKey(), platform.getValue()));
    }
  }

  /** A page for each rule; the page of a rule that is gone goes too. */
  private void writeRules(Path folder) throws IOException {
    Map<String, String> pages = RulesIndex.pages(Rules.topics());
    Files.createDirectories(folder);
    for (Path old : pagesIn(folder)) {
      if (!pages.containsKey(old.getFileName().toString())) {
        Files.delete(old);
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      write(folder.resolve(page.getKey()), page.getValue());
    }
  }

  private static List<Path> pagesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  /** Names the pages that are new or different, not the many that stay as they are. */
  private void write(Path file, String page) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(page)) {
      Files.writeString(file, page);
      spec.commandLine().getOut().println(file);
    }
  }
}
