package dev.plinth.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plinth.operations.watching.Screen;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Samples for programs and logs: a JSON object a line. */
final class LinesScreen<S> implements Screen<S> {
  private final PrintWriter out;
  private final Function<S, String> line;

  LinesScreen(PrintWriter out, Function<S, String> line) {
    this.out = out;
    this.line = line;
  }

  @Override
  public void show(S sample) {
    out.println(line.apply(sample));
  }

  @Override
  public void missed(String reason, Duration pause) {
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("at", Instant.now().toString())
            .put("missed", reason)
            .put("next_in_seconds", pause.toSeconds()));
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
