package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.operations.watching.ScalingSample;
import dev.plinth.operations.watching.ScalingSample.Activity;
import dev.plinth.operations.watching.ScalingSample.AlarmState;
import dev.plinth.operations.watching.ScalingSample.Fleet;
import dev.plinth.operations.watching.ScalingSample.Refresh;
import dev.plinth.operations.watching.ScalingSample.Rollout;
import dev.plinth.operations.watching.ScalingSample.Service;
import dev.plinth.operations.watching.ScalingSample.Targets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class ScalingTableTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void shows_instances_with_their_load_and_why_they_came() {
    var fleet =
        new Fleet(
            "ollama-asg",
            2,
            4,
            10,
            3,
            1,
            0,
            List.of(new Targets("ollama-tg", 3, 4)),
            Map.of("cpu_percent", 71.5, "requests_per_target", 812.0),
            List.of(new Refresh("InProgress", 40, "")),
            List.of(
                new Activity(
                    NOW.minusSeconds(90), "Successful", "Launching i-1", "At 11:58 an alarm")));
    var alarms =
        List.of(
            new AlarmState("ollama-high-cpu", "ALARM"),
            new AlarmState("ollama-low-cpu", "OK"),
            new AlarmState("ollama-requests", "OK"));

    String table = drawn(new ScalingSample(NOW, List.of(fleet), List.of(), alarms));

    assertThat(table.lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .contains(
            "ollama-asg | 3 | 4 | 2 | 10 | 1 | 0 | 3 | 72 % | 812 | InProgress 40 %",
            "ollama-high-cpu | ALARM",
            "2 of them | OK",
            "ollama-asg | 1 min | Successful | Launching i-1 At 11:58 an alarm");
  }

  @Test
  void shows_services_with_their_rollouts_and_what_is_not_known_as_a_dash() {
    var rollouts =
        List.of(
            new Rollout("PRIMARY", "IN_PROGRESS", 1, 3, ""),
            new Rollout("ACTIVE", "COMPLETED", 3, 3, ""));
    var service = new Service("orders", 2, 3, 6, 4, 1, Map.of(), rollouts, List.of());

    String table = drawn(new ScalingSample(NOW, List.of(), List.of(service), List.of()));

    assertThat(table.lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .contains(
            "orders | 4 | 3 | 1 | 2 | 6 | - | - | primary in_progress 1/3, active completed 3/3");
    assertThat(table).doesNotContain("group", "alarm that scales", "activity");
  }

  @Test
  void a_long_cause_goes_on_below_instead_of_losing_its_end() {
    var cause =
        "At 2026-11-21T11:58:30Z a monitor alarm ollama-high-cpu in state ALARM triggered policy"
            + " ollama-scale-up changing the desired capacity from 2 to 4.";
    var fleet =
        new Fleet(
            "ollama-asg",
            2,
            4,
            10,
            2,
            2,
            0,
            List.of(),
            Map.of(),
            List.of(),
            List.of(
                new Activity(
                    NOW.minusSeconds(90),
                    "InProgress",
                    "Launching a new EC2 instance: i-0123456789abcdef0",
                    cause)));

    String table = drawn(new ScalingSample(NOW, List.of(fleet), List.of(), List.of()));

    assertThat(table.strip().replaceAll("\\s+", " ")).endsWith("i-0123456789abcdef0 " + cause);
  }

  @Test
  void too_few_are_red_and_enough_are_green() {
    var few = new Service("few", 1, 2, 4, 1, 0, Map.of(), List.of(), List.of());
    var enough = new Service("enough", 1, 2, 4, 2, 0, Map.of(), List.of(), List.of());

    String table =
        ScalingTable.of(
            new ScalingSample(NOW, List.of(), List.of(few, enough), List.of()),
            Help.defaultColorScheme(Ansi.ON));

    assertThat(table).contains(Ansi.ON.string("@|red 1|@"), Ansi.ON.string("@|green 2|@"));
  }

  private static String drawn(ScalingSample sample) {
    return ScalingTable.of(sample, Help.defaultColorScheme(Ansi.OFF));
  }
}
