package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
  private static final String AGAIN =
      "it goes on by itself; the same command waits on, and does the rest";

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
    withParts(
        parts -> {
          List<Step> watch = steps(List.of(parts.alarms()), part -> part.toSleep(wakesAt));
          List<Step> work = steps(parts.workers(), part -> part.toSleep(wakesAt));
          List<Step> stores = steps(parts.databases(), part -> part.toSleep(wakesAt));
          List<Step> all = Stream.of(watch, work, stores).flatMap(List::stream).toList();
          if (all.isEmpty()) {
            session.say("nothing to do: %s sleeps%s", environment.target(), until(wakesAt));
            return;
          }
          session.say("will sleep%s:", until(wakesAt));
          all.forEach(step -> session.say("  %s", step.says()));
          sayWhatStays(parts, wakesAt);
          ask("sleep", approval);

          var patient = new Patience(session, patience);
          carryOut(watch);
          carryOut(work);
          patient.await(
              () -> each(parts.workers(), Sleeper::stillRunning),
              "they end with their last request; the same command does the rest then");
          patient.await(() -> each(parts.databases(), DatabaseSleeper::stopping), AGAIN);
          carryOut(stores);
          session.say(
              "%s sleeps after %s; %s wakes it",
              environment.target(), patient.inWords(), wakeCommand());
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
    withParts(
        parts -> {
          List<Step> stores = steps(parts.databases(), Sleeper::toWake);
          List<Step> work = steps(parts.workers(), Sleeper::toWake);
          List<Step> watch = steps(List.of(parts.alarms()), Sleeper::toWake);
          List<Step> all = Stream.of(stores, work, watch).flatMap(List::stream).toList();
          if (all.isEmpty()) {
            session.say("nothing to do: %s is awake", environment.target());
            return;
          }
          session.say("will wake:");
          all.forEach(step -> session.say("  %s", step.says()));
          ask("wake", approval);

          var patient = new Patience(session, patience);
          patient.await(() -> each(parts.databases(), DatabaseSleeper::stopping), AGAIN);
          carryOut(stores);
          patient.await(() -> each(parts.databases(), DatabaseSleeper::notYetUp), AGAIN);
          carryOut(work);
          patient.await(
              () -> health().filter(it -> !it.isGood()).map(Health::toString).toList(), AGAIN);
          carryOut(watch);
          health().forEach(health -> session.say("  %s", health));
          session.say("%s is awake after %s", environment.target(), patient.inWords());
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
        "set by %s in environments/%s/%s.tfvars.json; a deploy puts a change into force",
        String.join(" and ", keys()), target.platform(), target.environment());
  }

  private String wakeCommand() {
    Target target = environment.target();
    return "./plinth wake %s %s%s"
        .formatted(target.platform(), target.environment(), environment.cloud().option());
  }

  /** What the settings are called in the file. */
  private List<String> keys() {
    Target target = environment.target();
    var file =
        SettingsFiles.of(session.root()).file(target.platform(), target.environment()).toFile();
    try {
      var names = new ArrayList<String>();
      new ObjectMapper().readTree(file).fieldNames().forEachRemaining(names::add);
      return names.stream().filter(name -> name.matches("(.*_)?(sleep|wake)_at")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * @param workers what answers requests
   * @param databases what workers need to do so
   * @param alarms what would take their sleep for a fault
   */
  private record Parts(
      List<Sleeper> workers, List<DatabaseSleeper> databases, AlarmsSleeper alarms) {}

  private void withParts(Consumer<Parts> work) {
    var access = environment.access();
    try (var autoScaling = access.autoScaling();
        var ecs = access.ecs();
        var scaling = access.serviceScaling();
        var rds = access.rds();
        var cloudWatch = access.cloudWatch()) {
      var groups =
          state.resources("aws_autoscaling_group").stream()
              .map(
                  group ->
                      new InstancesSleeper(
                          autoScaling, group, Schedule.wakeOfGroup(state, text(group, "name"))));
      var workers = Stream.concat(groups, services(ecs, scaling)).toList();
      if (workers.isEmpty()) {
        throw new Refused(
            "platform %s has nothing that could sleep".formatted(environment.target().platform()));
      }
      var databases =
          state.resources("aws_rds_cluster").stream()
              .map(cluster -> new DatabaseSleeper(rds, text(cluster, "cluster_identifier")))
              .toList();
      var alarms =
          new AlarmsSleeper(
              cloudWatch, state.resources("aws_cloudwatch_metric_alarm"), access.region());
      work.accept(new Parts(workers, databases, alarms));
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
      if (parts.alarms().size() > 0) {
        session.say(
            "alarms that take silence for a fault go off, %d in all: nothing in AWS would hold them"
                + " until then",
            parts.alarms().size());
      }
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

  private static void carryOut(List<Step> steps) {
    steps.forEach(step -> step.work().run());
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
