package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Approval;
import dev.plinth.operations.Change;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Health;
import dev.plinth.operations.HealthCheck;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.operations.TargetHealth;
import dev.plinth.operations.TaskHealth;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.saving.Sleeper.Step;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The sleep of an environment that nobody needs for a while: its instances and tasks go, its
 * database stops, and everything comes back as it was deployed. Beginning or ending it again does
 * what is left to do.
 */
public final class Sleep {
  private final Session session;
  private final DeployedEnvironment environment;
  private final TerraformState state;

  public Sleep(Session session, DeployedEnvironment environment) {
    this.session = session;
    this.environment = environment;
    state = environment.state();
  }

  /**
   * Returns if an environment may sleep.
   *
   * @throws Refused if it is production, or stands in for it
   */
  public static void requireMaySleep(Session session, Target target) {
    Deployment deployment = new Synthesis(SettingsFiles.of(session.root())).deployment(target);
    if (deployment.isProduction()) {
      throw new Refused(
          "%s is production, which never sleeps; nothing was changed".formatted(target));
    }
  }

  /**
   * Puts it to sleep: first what works, and when its last request has ended, what keeps.
   *
   * @param wakesAt when AWS wakes it; empty: it sleeps until somebody ends that
   * @param patience how long the last requests may take
   * @param approval is asked when it has been said what will happen
   * @throws OperationFailed if AWS refuses, or something still runs when the patience is at its end
   */
  public void begin(Optional<Instant> wakesAt, Duration patience, Approval approval) {
    environment.introduce(session, "sleep");
    carryOut(
        parts -> {
          List<Step> workers = steps(parts.workers(), part -> part.toSleep(wakesAt));
          List<Step> stores = steps(parts.databases(), part -> part.toSleep(wakesAt));
          if (workers.isEmpty() && stores.isEmpty()) {
            session.say("nothing to do: %s sleeps%s", environment.target(), until(wakesAt));
            return;
          }
          session.say("will sleep%s:", until(wakesAt));
          Stream.concat(workers.stream(), stores.stream())
              .forEach(step -> session.say("  %s", step.says()));
          sayWhatStays(parts, wakesAt);
          ask("sleep", approval);
          var waiting = new Patience(session, patience);
          workers.forEach(step -> step.work().run());
          waiting.await(
              () -> each(parts.workers(), Sleeper::stillRunning),
              "they end with their last request; the same command waits on, and stops the rest");
          if (wakesAt.isPresent()) {
            waiting.await(() -> each(parts.databases(), DatabaseSleeper::stopping), "wait for it");
          }
          stores.forEach(step -> step.work().run());
          session.say("%s sleeps after %s", environment.target(), waiting.inWords());
        });
  }

  /**
   * Wakes it: first what keeps, then what works with it, and waits until that answers.
   *
   * @param patience how long it may take until targets are healthy and tasks run
   * @param approval is asked when it has been said what will happen
   * @throws OperationFailed if AWS refuses, or something does not answer when the patience is at
   *     its end
   */
  public void end(Duration patience, Approval approval) {
    environment.introduce(session, "wake");
    carryOut(
        parts -> {
          List<Step> stores = steps(parts.databases(), Sleeper::toWake);
          List<Step> workers = steps(parts.workers(), Sleeper::toWake);
          if (workers.isEmpty() && stores.isEmpty()) {
            session.say("nothing to do: %s is awake", environment.target());
            return;
          }
          session.say("will wake:");
          Stream.concat(stores.stream(), workers.stream())
              .forEach(step -> session.say("  %s", step.says()));
          ask("wake", approval);
          var waiting = new Patience(session, patience);
          String remedy = "it goes on coming up; the same command waits on";
          waiting.await(() -> each(parts.databases(), DatabaseSleeper::stopping), remedy);
          stores.forEach(step -> step.work().run());
          waiting.await(() -> each(parts.databases(), DatabaseSleeper::notYetUp), remedy);
          workers.forEach(step -> step.work().run());
          waiting.await(
              () -> health().filter(it -> !it.isGood()).map(Health::toString).toList(),
              "it goes on coming up; ./plinth health %s %s tells how"
                  .formatted(environment.target().platform(), environment.target().environment()));
          health().forEach(health -> session.say("  %s", health));
          session.say("%s is awake after %s", environment.target(), waiting.inWords());
        });
  }

  /** Says when it sleeps and wakes by itself, and where that is set. */
  public void saySchedule() {
    Schedule schedule = Schedule.of(state);
    Target target = environment.target();
    if (schedule.isEmpty()) {
      session.say("%s has no schedule: it sleeps when somebody says so", target);
    } else {
      session.say("%s, in UTC", target);
      schedule.sleeps().forEach(time -> session.say("  sleeps  %s", time));
      schedule.wakes().forEach(time -> session.say("  wakes   %s", time));
    }
    session.say(
        "  set by the settings sleep_at and wake_at of environments/%s/%s.tfvars.json;"
            + " a deploy puts a change into force",
        target.platform(), target.environment());
  }

  /**
   * @param workers what answers requests
   * @param databases what workers need to do so
   */
  private record Parts(List<Sleeper> workers, List<DatabaseSleeper> databases) {}

  private interface Work {
    void on(Parts parts);
  }

  private void carryOut(Work work) {
    try (var autoScaling = environment.access().autoScaling();
        var ecs = environment.access().ecs();
        var scaling = environment.access().serviceScaling();
        var rds = environment.access().rds()) {
      var groups =
          state.resources("aws_autoscaling_group").stream()
              .map(
                  group ->
                      new InstancesSleeper(
                          autoScaling, group, Schedule.wakeOfGroup(state, text(group, "name"))));
      var databases =
          state.resources("aws_rds_cluster").stream()
              .map(cluster -> new DatabaseSleeper(rds, text(cluster, "cluster_identifier")))
              .toList();
      var parts = new Parts(Stream.concat(groups, services(ecs, scaling)).toList(), databases);
      if (parts.workers().isEmpty() && parts.databases().isEmpty()) {
        throw new Refused(
            "%s has nothing that could sleep".formatted(environment.target().platform()));
      }
      work.on(parts);
    }
  }

  private Stream<Sleeper> services(EcsClient ecs, ApplicationAutoScalingClient scaling) {
    return state.resources("aws_appautoscaling_target").stream()
        .filter(target -> text(target, "service_namespace").equals("ecs"))
        .flatMap(
            target ->
                service(text(target, "resource_id")).stream()
                    .map(
                        service ->
                            new TasksSleeper(
                                ecs,
                                scaling,
                                service,
                                target,
                                Schedule.wakeOfTarget(state, text(target, "resource_id")))));
  }

  /** The service that its scaling calls {@code service/<cluster>/<name>}. */
  private Optional<JsonNode> service(String resourceId) {
    return state.resources("aws_ecs_service").stream()
        .filter(service -> resourceId.endsWith("/" + text(service, "name")))
        .findFirst();
  }

  private void sayWhatStays(Parts parts, Optional<Instant> wakesAt) {
    seconds().ifPresent(seconds -> session.say("requests under way have %d s to end", seconds));
    if (wakesAt.isPresent()) {
      parts
          .databases()
          .forEach(
              database ->
                  session.say(
                      "%s runs on: nothing in AWS would start it at that time", database.name()));
    } else if (!parts.databases().isEmpty()) {
      session.say("wake it before the next deploy: that would not start its database");
    }
    session.say("goes on costing meanwhile:");
    StillCosting.of(state).forEach(line -> session.say("  %s", line));
  }

  /** The longest that a load balancer waits for requests. */
  private OptionalInt seconds() {
    return state.resources("aws_lb_target_group").stream()
        .mapToInt(group -> group.path("deregistration_delay").asInt())
        .max();
  }

  private Stream<Health> health() {
    var access = environment.access();
    return Stream.<HealthCheck>of(new TargetHealth(access), new TaskHealth(access))
        .flatMap(check -> check.look(state).stream());
  }

  private void ask(String verb, Approval approval) {
    approval.ask(new Change(verb, environment.target(), environment.deployment()));
  }

  private String until(Optional<Instant> wakesAt) {
    return wakesAt
        .map(time -> ", until " + WakeTime.show(time))
        .orElse(", until somebody wakes it");
  }

  private static List<Step> steps(
      List<? extends Sleeper> parts, Function<Sleeper, Optional<Step>> step) {
    return parts.stream().map(step).flatMap(Optional::stream).toList();
  }

  private static <S> List<String> each(List<S> parts, Function<? super S, Optional<String>> look) {
    return parts.stream().map(look).flatMap(Optional::stream).toList();
  }

  private static String text(JsonNode resource, String attribute) {
    return resource.path(attribute).asText();
  }
}
