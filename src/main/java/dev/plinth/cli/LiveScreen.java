package dev.plinth.cli;

import dev.plinth.operations.watching.Screen;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Samples for a person: each is drawn over the one before. What does not fit into the window is cut
 * off at its end, since otherwise the beginning would be out of sight.
 */
final class LiveScreen<S> implements Screen<S> {
  /** To the upper left corner, and everything away from there on. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final PrintWriter out;
  private final Function<S, String> table;
  private final Supplier<Optional<WindowSize>> window;
  private String last = "";

  /**
   * @param window how much it shows now; empty: as much as there is
   */
  LiveScreen(PrintWriter out, Function<S, String> table, Supplier<Optional<WindowSize>> window) {
    this.out = out;
    this.table = table;
    this.window = window;
  }

  @Override
  public void show(S sample) {
    last = table.apply(sample);
    draw(last, "");
  }

  /** What was seen last stays, with a line that says how old it gets. */
  @Override
  public void missed(String reason, Duration pause) {
    draw(last, "%n%s%nthe next look is in %d seconds%n".formatted(reason, pause.toSeconds()));
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }

  private void draw(String text, String below) {
    out.print(CLEAR + window.get().map(size -> fitted(size, text, below)).orElse(text) + below);
    out.flush();
  }

  /** The beginning of a text, as far as there is room above another and the cursor. */
  private static String fitted(WindowSize size, String text, String below) {
    List<String> lines = text.lines().toList();
    int room = size.rows() - 1 - below.lines().mapToInt(size::linesOf).sum();
    if (lines.stream().mapToInt(size::linesOf).sum() <= room) {
      return text;
    }
    var shown = new ArrayList<String>();
    int used = 1;
    for (String line : lines) {
      used += size.linesOf(line);
      if (used > room) {
        break;
      }
      shown.add(line);
    }
    shown.add("… %d of %d lines, as many as the window has".formatted(shown.size(), lines.size()));
    return String.join("\n", shown) + "\n";
  }
}
