package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.operations.watching.Findings;
import dev.plinth.operations.watching.FindingsJson;
import dev.plinth.operations.watching.FindingsJunit;
import dev.plinth.operations.watching.FindingsText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How what was seen in an environment is told, and when it is a failure. */
final class FindingsOptions {
  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes the results of tests beside, for a CI server.")
  private Path junit;

  @Option(names = "--strict", description = "Fails for what is unknown, too.")
  private boolean strict;

  /**
   * Tells it.
   *
   * @param suite what was done
   * @return the exit code
   */
  int tell(String suite, Findings findings, PrintWriter out) {
    if (junit != null) {
      write(FindingsJunit.of(suite, findings, strict));
    }
    out.print(json ? FindingsJson.of(findings) : FindingsText.of(findings));
    out.flush();
    boolean passed = strict ? findings.isCertain() : findings.isGood();
    return passed ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void write(String text) {
    try {
      Files.writeString(junit, text);
    } catch (IOException unwritable) {
      throw new Refused("%s: cannot be written: check its folder and permissions".formatted(junit));
    }
  }
}
