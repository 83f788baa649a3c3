package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final StringWriter out = new StringWriter();

  @Test
  void each_look_is_drawn_over_the_one_before() {
    var screen =
        new LiveScreen<String>(new PrintWriter(out), sample -> sample + "\n", Optional::empty);

    screen.show("one");
    screen.show("two");

    assertThat(out).hasToString(CLEAR + "one\n" + CLEAR + "two\n");
  }

  @Test
  void what_was_seen_last_stays_while_there_is_nothing_to_see() {
    var screen =
        new LiveScreen<String>(new PrintWriter(out), sample -> sample + "\n", Optional::empty);

    screen.show("one");
    screen.missed("asked too often", Duration.ofSeconds(30));

    assertThat(out.toString())
        .endsWith(CLEAR + "one\n\nasked too often\nthe next look is in 30 seconds\n");
  }

  @Test
  void what_does_not_fit_into_the_window_is_cut_off_below() {
    var window = Optional.of(new WindowSize(5, 10));
    var screen = new LiveScreen<String>(new PrintWriter(out), sample -> sample, () -> window);

    screen.show("1\n2\n3\n4\n");
    assertThat(out).as("it fits").hasToString(CLEAR + "1\n2\n3\n4\n");
    screen.show("1\n2\n3\n4\n5\n");
    assertThat(out.toString())
        .endsWith(CLEAR + "1\n2\n3\n… 3 of 5 lines, as many as the window has\n");
    screen.show("\u001b[32m123456789\u001b[0m\n12345678901\n3\n4\n");
    assertThat(out.toString())
        .as("a line that is broken is two, and colours take no room")
        .contains("0m\n12345678901\n… 2 of 4 lines, as many as the window has\n");
    screen.missed("why", Duration.ofSeconds(9));
    assertThat(out.toString()).endsWith("\nwhy\nthe next look is in 9 seconds\n");
  }

  @Test
  void the_size_of_a_window_is_read_where_there_is_one() {
    assertThat(WindowSize.read("24 80\n")).hasValue(new WindowSize(24, 80));
    assertThat(WindowSize.read("0 0\n")).isEmpty();
    assertThat(WindowSize.read("")).isEmpty();
  }

  @Test
  void a_pipe_that_nobody_reads_is_noticed() {
    var closed =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var lines = new LinesScreen<String>(new PrintWriter(closed, true), sample -> sample);
    var live = new LiveScreen<String>(new PrintWriter(closed), sample -> sample, Optional::empty);

    lines.show("{}");
    live.show("one");

    assertThat(lines.isClosed()).isTrue();
    assertThat(live.isClosed()).isTrue();
    assertThat(new LinesScreen<String>(new PrintWriter(out), sample -> sample).isClosed())
        .isFalse();
  }

  @Test
  void a_log_has_a_line_for_a_look_that_was_missed() {
    var screen = new LinesScreen<String>(new PrintWriter(out, true), sample -> sample);

    screen.show("{}");
    screen.missed("asked too often", Duration.ofSeconds(30));

    assertThat(out.toString().lines()).hasSize(2).first().isEqualTo("{}");
    assertThat(out.toString()).contains("\"missed\":\"asked too often\",\"next_in_seconds\":30}");
  }
}
