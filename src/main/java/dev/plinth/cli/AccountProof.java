package dev.plinth.cli;

import dev.plinth.operations.Approval;
import dev.plinth.operations.Change;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import java.io.PrintWriter;

/**
 * The second proof that the end of a production is meant: the number of its account, as an option
 * or typed. A name is the same everywhere, the number is not.
 */
final class AccountProof {
  private final String account;
  private final PrintWriter out;
  private final Terminal terminal;

  /**
   * @param account that the command line says; null if it says none
   */
  AccountProof(String account, PrintWriter out, Terminal terminal) {
    this.account = account;
    this.out = out;
    this.terminal = terminal;
  }

  /** Asks for it after another approval. */
  Approval after(Approval first) {
    return change -> {
      if (account != null) {
        requireOption(change);
      } else if (change.deployment().isProduction() && !terminal.interactive()) {
        throw new Refused(
            "%s %s asks for its account too, and nobody is at a terminal; nothing was changed%n  answer with --confirm %s --account NUMBER"
                .formatted(change.verb(), change.target(), change.deployment().environment()));
      }
      first.ask(change);
      if (account == null && change.deployment().isProduction()) {
        askPerson(change);
      }
    };
  }

  private void requireOption(Change change) {
    String number = change.deployment().accountId();
    if (!account.equals(number)) {
      throw new Refused(
          "--account says %s, the environment lives in account %s; nothing was changed"
              .formatted(account, number));
    }
  }

  private void askPerson(Change change) {
    out.print("Type the number of its account: ");
    out.flush();
    if (!terminal.answer().equals(change.deployment().accountId())) {
      throw new OperationFailed(
          "the answer was not the account of %s: nothing was changed".formatted(change.target()),
          "run the command again when you are sure");
    }
  }
}
