package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** One run of the command line in this process: what came of it. */
public record CommandLineRun(int exitCode, String out, String err) {
  /** Runs over this checkout, with nobody at the terminal. */
  static CommandLineRun of(String... arguments) {
    return in(Path.of("").toAbsolutePath(), arguments);
  }

  /** Runs over another checkout. */
  public static CommandLineRun in(Path root, String... arguments) {
    var nobody = new Terminal(false, new BufferedReader(new StringReader("")));
    return of(Plinth.commandLine(root, nobody), arguments);
  }

  static CommandLineRun of(CommandLine commandLine, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        commandLine
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  /** The run must have done its work. */
  public CommandLineRun done() {
    assertThat(exitCode).as("exit code; out: %s; err: %s", out, err).isZero();
    return this;
  }

  /** The run must have refused, with this text on stderr and nothing on stdout. */
  public CommandLineRun refused(int expectedExitCode, String expectedErr) {
    assertThat(exitCode).as("exit code; out: %s; err: %s", out, err).isEqualTo(expectedExitCode);
    assertThat(err.stripTrailing()).isEqualTo(expectedErr.stripTrailing());
    assertThat(out).isEmpty();
    return this;
  }
}
