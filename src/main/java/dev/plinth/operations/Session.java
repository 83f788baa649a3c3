package dev.plinth.operations;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * The checkout that the work is done in, and where it is reported.
 *
 * @param root the checkout
 * @param out takes lines of progress and results
 * @param err takes warnings
 * @param interactive whether a person watches: a progress bar and colours are of use
 */
public record Session(Path root, PrintWriter out, PrintWriter err, boolean interactive) {
  /** With warnings among the lines of progress. */
  public Session(Path root, PrintWriter out, boolean interactive) {
    this(root, out, out, interactive);
  }

  /** Reports a line of progress or of a result. */
  public void say(String format, Object... values) {
    out.println(format.formatted(values));
  }

  /** Reports what may be wrong and stops nothing. */
  public void warn(String warning) {
    err.println("plinth: warning: " + warning);
  }
}
