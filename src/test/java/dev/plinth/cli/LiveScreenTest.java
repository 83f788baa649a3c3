package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final StringWriter out = new StringWriter();

  @Test
  void each_look_is_drawn_over_the_one_before() {
    var screen = new LiveScreen<String>(new PrintWriter(out), sample -> sample + "\n");

    screen.show("one");
    screen.show("two");

    assertThat(out).hasToString(CLEAR + "one\n" + CLEAR + "two\n");
  }

  @Test
  void what_was_seen_last_stays_while_there_is_nothing_to_see() {
    var screen = new LiveScreen<String>(new PrintWriter(out), sample -> sample + "\n");

    screen.show("one");
    screen.missed("asked too often", Duration.ofSeconds(30));

    assertThat(out.toString())
        .endsWith(CLEAR + "one\n\nasked too often\nthe next look is in 30 seconds\n");
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
