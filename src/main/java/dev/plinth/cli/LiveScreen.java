package dev.plinth.cli;

import dev.plinth.operations.watching.Screen;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Function;

/** Samples for a person: each is drawn over the one before. */
final class LiveScreen<S> implements Screen<S> {
  /** To the upper left corner, and everything away from there on. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final PrintWriter out;
  private final Function<S, String> table;
  private String last = "";

  LiveScreen(PrintWriter out, Function<S, String> table) {
    this.out = out;
    this.table = table;
  }

  @Override
  public void show(S sample) {
    last = table.apply(sample);
    draw(last);
  }

  /** What was seen last stays, with a line that says how old it gets. */
  @Override
  public void missed(String reason, Duration pause) {
    draw("%s%n%s%nthe next look is in %d seconds%n".formatted(last, reason, pause.toSeconds()));
  }

  private void draw(String text) {
    out.print(CLEAR + text);
    out.flush();
  }
}
