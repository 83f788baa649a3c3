package dev.plinth.cli;

import dev.plinth.operations.recovery.Drill;
import dev.plinth.operations.recovery.DrillReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "drill",
    description = "Rehearses the loss of a region on a local cloud of its own. Never touches AWS.",
    mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Parameters(
      arity = "0..1",
      paramLabel = "PLATFORM",
      defaultValue = "ollama",
      description = "The platform, ${DEFAULT-VALUE} unless told otherwise.")
  private String platform;

  @Option(names = "--local", description = "What a drill always does: it knows nothing but that.")
  private boolean local;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the report there as a page, and beside it as JSON.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    DrillReport report = new Drill(plinth.session(spec.commandLine())).run(platform);
    if (file == null) {
      out.println(report.markdown());
    } else {
      write(report);
      out.println(report.verdict());
    }
    return report.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void write(DrillReport report) throws IOException {
    Path page = file.toAbsolutePath();
    String name = page.getFileName().toString().replaceFirst("[.](md|json)$", "");
    Files.createDirectories(page.getParent());
    Files.writeString(page.resolveSibling(name + ".md"), report.markdown());
    Files.writeString(page.resolveSibling(name + ".json"), report.json());
  }
}
