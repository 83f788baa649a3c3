package dev.plinth.cli;

import dev.plinth.operations.Approval;
import dev.plinth.operations.Change;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/**
 * Answers given beforehand to the question whether a change may be made. Production is too easily
 * reached by a {@code --yes} from the shell's history: its name has to be said.
 */
final class ApprovalOptions {
  @Option(
      names = "--yes",
      description = "Agrees beforehand. Does not answer for production and prod.")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "ENVIRONMENT",
      description = "Agrees beforehand, by the name of the environment.")
  private String confirmed;

  /** The options' answer, or that of the person at the terminal. */
  Approval over(PrintWriter out, Terminal terminal) {
    return change -> ask(change, out, terminal);
  }

  private void ask(Change change, PrintWriter out, Terminal terminal) {
    String environment = change.deployment().environment();
    boolean byName = change.deployment().isProduction();
    if (confirmed != null) {
      requireName(confirmed, environment);
    } else if (!yes || byName) {
      askPerson(change, byName ? environment : "yes", out, terminal);
    }
  }

  private static void requireName(String name, String environment) {
    if (!name.equals(environment)) {
      throw new Refused(
          "--confirm says %s, the environment is %s; nothing was changed"
              .formatted(name, environment));
    }
  }

  private static void askPerson(Change change, String answer, PrintWriter out, Terminal terminal) {
    if (!terminal.interactive()) {
      throw new Refused(
          "%s %s asks for a yes and nobody is at a terminal; nothing was changed%n  answer with %s"
              .formatted(
                  change.verb(),
                  change.target(),
                  change.deployment().isProduction() ? "--confirm " + answer : "--yes"));
    }
    out.printf("Type %s to %s %s: ", answer, change.verb(), change.target());
    out.flush();
    if (!terminal.answer().equals(answer)) {
      throw new OperationFailed(
          "the answer was not \"%s\": nothing was changed".formatted(answer),
          "run the command again when you are sure");
    }
  }
}
