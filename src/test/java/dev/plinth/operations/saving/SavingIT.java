package dev.plinth.operations.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.cli.CommandLineRun;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.LocalDeployment;
import dev.plinth.platforms.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * An environment of the Ollama platform that is put to sleep and woken on the local cloud, by the
 * commands that people type: with its schedule, and with a database that stops. The tests are steps
 * of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SavingIT {
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "ollama_storage_suffix", "saving",
          "ollama_ssh_key", "none",
          "ollama_webui_database", "postgres");

  private static final String GROUP = "ollama-asg-dev";
  private static final String DATABASE = "ollama-webui-dev";

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;
  private static Faults faults;

  @BeforeAll
  static void start() {
    deployment = new LocalDeployment(root, new Target("ollama", "dev"), "nonproduction", OVERRIDES);
    access = deployment.access("111111111111", "us-east-1");
    faults = new Faults(deployment.cloud());
    deployment.deploy(Map.of());
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  @Order(1)
  void nothing_sleeps_before_somebody_agrees() {
    CommandLineRun run = plinth("sleep");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("sleep ollama dev asks for a yes and nobody is at a terminal")
        .contains("nothing was changed");
    assertThat(group().minSize()).isEqualTo(1);
    assertThat(actions()).containsExactlyInAnyOrder("ollama-sleep-dev", "ollama-wake-dev");
  }

  @Test
  @Order(2)
  void what_runs_goes_and_what_stays_is_said() {
    CommandLineRun run = plinth("sleep", "--yes").done();

    assertThat(run.out())
        .contains("account    111111111111", "region     us-east-1", "workspace  dev")
        .contains("  ollama-asg-dev: from 1 instance to none")
        .contains("  ollama-webui-dev: stopped when nothing uses it; AWS starts it again after 7")
        .contains("requests under way have 30 s to end")
        .contains("goes on costing meanwhile:", "  1 load balancer: by the hour")
        .contains("  1 cache: by the hour: a cache cannot be stopped")
        .contains("ollama dev sleeps after ", "; ./plinth wake ollama dev --local wakes it");
    assertThat(List.of(group().minSize(), group().desiredCapacity())).containsExactly(0, 0);
    assertThat(group().instances()).isEmpty();
    assertThat(databaseStatus()).isEqualTo("stopped");
    assertThat(actions()).as("no morning wakes half of it").containsExactly("ollama-sleep-dev");
  }

  @Test
  @Order(3)
  void who_sleeps_is_not_put_to_sleep_again() {
    assertThat(plinth("sleep", "--yes").done().out())
        .contains("nothing to do: ollama dev sleeps, until somebody wakes it");
  }

  @Test
  @Order(4)
  void a_plan_says_that_a_deploy_would_wake_it() {
    assertThat(deployment.plan(Map.of()))
        .contains("min_size", "0 -> 1")
        .contains("aws_autoscaling_schedule.wake will be created");
  }

  @Test
  @Order(5)
  void everything_comes_back_as_it_was() {
    CommandLineRun run = plinth("wake", "--yes").done();

    assertThat(run.out())
        .contains("  ollama-webui-dev: from stopped to running, before what uses it")
        .contains("  ollama-asg-dev: from 0 instances to 1")
        .contains("targets healthy")
        .contains("ollama dev is awake after ");
    assertThat(List.of(group().minSize(), group().desiredCapacity())).containsExactly(1, 1);
    assertThat(databaseStatus()).isEqualTo("available");
    assertThat(actions()).containsExactlyInAnyOrder("ollama-sleep-dev", "ollama-wake-dev");
  }

  @Test
  @Order(6)
  void terraform_finds_nothing_to_change_then() {
    assertThat(deployment.plan(Map.of())).contains("No changes");
    assertThat(plinth("wake", "--yes").done().out()).contains("nothing to do: ollama dev is awake");
  }

  @Test
  @Order(7)
  void until_a_time_aws_wakes_it_and_its_database_runs_on() {
    CommandLineRun run = plinth("sleep", "--until", "2099-01-05T06:00", "--yes").done();

    assertThat(run.out())
        .contains("will sleep, until 2099-01-05 06:00 UTC:")
        .contains("ollama-webui-dev runs on: nothing in AWS would start it at that time");
    assertThat(databaseStatus()).isEqualTo("available");
    ScheduledUpdateGroupAction later =
        scheduled().filter(it -> it.scheduledActionName().endsWith("-later")).findAny().get();
    assertThat(later.startTime()).isEqualTo(Instant.parse("2099-01-05T06:00:00Z"));
    assertThat(later.recurrence()).isEqualTo("0 6 * * 1-5");
    assertThat(List.of(later.minSize(), later.desiredCapacity())).containsExactly(1, 1);
    assertThat(plinth("sleep", "--until", "2099-01-05T06:00", "--yes").done().out())
        .contains("nothing to do: ollama dev sleeps, until 2099-01-05 06:00 UTC");
  }

  @Test
  @Order(8)
  void who_is_woken_before_keeps_the_schedule() {
    plinth("wake", "--yes").done();

    assertThat(actions()).containsExactlyInAnyOrder("ollama-sleep-dev", "ollama-wake-dev");
  }

  @Test
  @Order(9)
  void a_busy_aws_is_asked_again() {
    faults.on("autoscaling", "UpdateAutoScalingGroup").times(2).throttled();

    plinth("sleep", "--yes").done();

    assertThat(faults.struck()).isEqualTo(2);
    assertThat(group().desiredCapacity()).isZero();
  }

  @Test
  @Order(10)
  void what_aws_refused_is_done_by_the_next_try() {
    faults.clear();
    faults
        .on("autoscaling", "UpdateAutoScalingGroup")
        .times(1)
        .fail(400, "ScalingActivityInProgress", "Activity is in progress.");

    CommandLineRun refused = plinth("wake", "--yes");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("Activity is in progress.");
    assertThat(group().desiredCapacity()).isZero();
    assertThat(plinth("wake", "--yes").done().out()).contains("ollama dev is awake after ");
    assertThat(group().desiredCapacity()).isEqualTo(1);
  }

  @Test
  @Order(11)
  void the_schedule_is_said_with_where_it_is_set() {
    assertThat(plinth("sleep", "--schedule").done().out())
        .isEqualToNormalizingNewlines(
            """
            ollama dev, in UTC
              sleeps  0 20 * * 1-5
              wakes   0 6 * * 1-5
            set by ollama_sleep_at and ollama_wake_at in environments/ollama/dev.tfvars.json; a deploy puts a change into force
            """);
  }

  /** No image was baked here; the command is the same for all that are. */
  @Test
  @Order(12)
  void images_of_the_environment_are_looked_for() {
    assertThat(CommandLineRun.in(root, "images", "list", "ollama", "dev", "--local").done().out())
        .startsWith("no image is baked in account 111111111111, us-east-1;");
  }

  private static CommandLineRun plinth(String command, String... options) {
    return CommandLineRun.in(
        root,
        Stream.concat(Stream.of(command, "ollama", "dev", "--local"), Stream.of(options))
            .toArray(String[]::new));
  }

  private static AutoScalingGroup group() {
    try (var autoScaling = access.autoScaling()) {
      return autoScaling
          .describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
          .autoScalingGroups()
          .get(0);
    }
  }

  private static List<String> actions() {
    return scheduled().map(ScheduledUpdateGroupAction::scheduledActionName).toList();
  }

  private static Stream<ScheduledUpdateGroupAction> scheduled() {
    try (var autoScaling = access.autoScaling()) {
      return autoScaling
          .describeScheduledActions(request -> request.autoScalingGroupName(GROUP))
          .scheduledUpdateGroupActions()
          .stream();
    }
  }

  private static String databaseStatus() {
    try (var rds = access.rds()) {
      return rds.describeDBClusters(request -> request.dbClusterIdentifier(DATABASE))
          .dbClusters()
          .get(0)
          .status();
    }
  }
}
