package dev.plinth.operations.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.operations.watching.EnvironmentHealth;
import dev.plinth.platforms.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;

/** A service with its scaling, its schedule and an alarm that hears silence, asleep and awake. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TasksSleepIT {
  private static final String ACCOUNT = "111111111111";
  private static final String REGION = "us-east-1";
  private static final Instant MORNING = Instant.parse("2099-01-05T06:00:00Z");

  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static AwsAccess access;
  private static DeployedEnvironment environment;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    LocalCloud cloud = server.start();
    access = new AwsAccess(cloud.environment(ACCOUNT), REGION);
    makeService();
    register(1, 2);
    schedule("sleep", "cron(0 20 ? * MON-FRI *)", 0, 0);
    schedule("wake", "cron(0 6 ? * MON-FRI *)", 1, 2);
    makeAlarm("few-tasks", "breaching");
    makeAlarm("high-cpu", "notBreaching");
    environment =
        new DeployedEnvironment(
            new Target("microservices", "develop"),
            new Deployment("develop", ACCOUNT, REGION, "state", "locks", REGION),
            cloud,
            access,
            TerraformState.parse(STATE));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  @Order(1)
  void asleep_it_wants_no_tasks_and_can_have_none() {
    assertThat(sleep(Optional.empty()))
        .contains("  cart-develop: from 2 tasks to none")
        .contains("  alarms that take silence for a fault: 1 tell nobody");

    assertThat(service().desiredCount()).isZero();
    assertThat(service().runningCount()).isZero();
    assertThat(bounds()).containsExactly(0, 0);
    assertThat(actions()).containsExactly("cart-develop-sleep");
    assertThat(tellingAlarms()).containsExactly("high-cpu");
    assertThat(alarmHealth())
        .containsExactly("UNKNOWN 1 tell nobody while it sleeps", "GOOD 1 of 1 quiet");
    assertThat(sleep(Optional.empty())).contains("nothing to do: microservices develop sleeps");
  }

  @Test
  @Order(2)
  void awake_it_is_as_it_was_deployed() {
    assertThat(wake())
        .contains("  cart-develop: from 0 tasks to 2", "  alarms that take silence for a fault: 1");

    assertThat(service().desiredCount()).isEqualTo(2);
    assertThat(bounds()).containsExactly(1, 2);
    assertThat(scheduled("cart-develop-wake").schedule()).isEqualTo("cron(0 6 ? * MON-FRI *)");
    assertThat(scheduled("cart-develop-wake").timezone()).isEqualTo("Etc/UTC");
    assertThat(actions()).containsExactlyInAnyOrder("cart-develop-sleep", "cart-develop-wake");
    assertThat(tellingAlarms()).containsExactlyInAnyOrder("few-tasks", "high-cpu");
    assertThat(wake()).contains("nothing to do: microservices develop is awake");
  }

  @Test
  @Order(3)
  void until_a_time_aws_wakes_it_and_alarms_tell_of_it() {
    assertThat(sleep(Optional.of(MORNING)))
        .contains("will sleep, until 2099-01-05 06:00 UTC:")
        .contains("alarms that take silence for a fault go off, 1 in all");

    ScheduledAction later = scheduled("cart-develop-later");
    assertThat(later.startTime()).isEqualTo(MORNING);
    assertThat(later.schedule()).isEqualTo("cron(0 6 ? * MON-FRI *)");
    assertThat(later.scalableTargetAction().minCapacity()).isEqualTo(1);
    assertThat(later.scalableTargetAction().maxCapacity()).isEqualTo(2);
    assertThat(tellingAlarms()).containsExactlyInAnyOrder("few-tasks", "high-cpu");
    assertThat(sleep(Optional.of(MORNING))).contains("nothing to do");
    assertThat(sleep(Optional.empty())).contains("will sleep, until somebody wakes it");
    assertThat(actions()).containsExactly("cart-develop-sleep");
  }

  /** What a deploy does of its own accord; AWS then sees to it that there are as many. */
  @Test
  @Order(4)
  void who_is_woken_by_a_deploy_gets_the_rest_from_wake() {
    register(1, 2);
    assertThat(service().desiredCount()).isEqualTo(1);

    wake();

    assertThat(service().desiredCount()).isEqualTo(2);
    assertThat(actions()).containsExactlyInAnyOrder("cart-develop-sleep", "cart-develop-wake");
    assertThat(tellingAlarms()).contains("few-tasks");
  }

  private static List<String> alarmHealth() {
    return new EnvironmentHealth(environment)
        .observe().observations().stream()
            .filter(seen -> seen.part().startsWith("alarm"))
            .map(seen -> "%s %s".formatted(seen.verdict(), seen.says()))
            .toList();
  }

  private static String sleep(Optional<Instant> wakesAt) {
    var out = new StringWriter();
    new Sleep(session(out), environment).begin(wakesAt, Duration.ofMinutes(1), change -> {});
    return out.toString();
  }

  private static String wake() {
    var out = new StringWriter();
    new Sleep(session(out), environment).end(Duration.ofMinutes(1), change -> {});
    return out.toString();
  }

  private static Session session(StringWriter out) {
    return new Session(folder, new PrintWriter(out, true), false);
  }

  private static void makeService() {
    try (var ecs = access.ecs()) {
      ecs.createCluster(request -> request.clusterName("microservices-develop"));
      ecs.registerTaskDefinition(
          request ->
              request
                  .family("cart-develop")
                  .containerDefinitions(
                      ContainerDefinition.builder()
                          .name("cart")
                          .image("cart:1")
                          .memory(512)
                          .build()));
      ecs.createService(
          request ->
              request
                  .cluster("microservices-develop")
                  .serviceName("cart-develop")
                  .taskDefinition("cart-develop")
                  .desiredCount(2));
    }
  }

  private static void register(int least, int most) {
    try (var scaling = access.serviceScaling()) {
      scaling.registerScalableTarget(
          request ->
              request
                  .serviceNamespace(ServiceNamespace.ECS)
                  .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                  .resourceId("service/microservices-develop/cart-develop")
                  .minCapacity(least)
                  .maxCapacity(most));
    }
  }

  private static void schedule(String what, String time, int least, int most) {
    try (var scaling = access.serviceScaling()) {
      scaling.putScheduledAction(
          request ->
              request
                  .serviceNamespace(ServiceNamespace.ECS)
                  .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                  .resourceId("service/microservices-develop/cart-develop")
                  .scheduledActionName("cart-develop-" + what)
                  .schedule(time)
                  .timezone("Etc/UTC")
                  .scalableTargetAction(size -> size.minCapacity(least).maxCapacity(most)));
    }
  }

  private static void makeAlarm(String name, String silence) {
    try (var cloudWatch = access.cloudWatch()) {
      cloudWatch.putMetricAlarm(
          request ->
              request
                  .alarmName(name)
                  .namespace("Test")
                  .metricName("Test")
                  .statistic(Statistic.MAXIMUM)
                  .period(60)
                  .evaluationPeriods(1)
                  .threshold(1.0)
                  .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                  .treatMissingData(silence));
    }
  }

  private static Service service() {
    try (var ecs = access.ecs()) {
      return ecs.describeServices(
              request -> request.cluster("microservices-develop").services("cart-develop"))
          .services()
          .get(0);
    }
  }

  private static List<Integer> bounds() {
    try (var scaling = access.serviceScaling()) {
      ScalableTarget target =
          scaling
              .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.ECS))
              .scalableTargets()
              .get(0);
      return List.of(target.minCapacity(), target.maxCapacity());
    }
  }

  private static List<String> actions() {
    return scheduled().stream().map(ScheduledAction::scheduledActionName).toList();
  }

  private static ScheduledAction scheduled(String name) {
    return scheduled().stream()
        .filter(action -> action.scheduledActionName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<ScheduledAction> scheduled() {
    try (var scaling = access.serviceScaling()) {
      return scaling
          .describeScheduledActions(request -> request.serviceNamespace(ServiceNamespace.ECS))
          .scheduledActions();
    }
  }

  private static List<String> tellingAlarms() {
    try (var cloudWatch = access.cloudWatch()) {
      return cloudWatch.describeAlarms().metricAlarms().stream()
          .filter(alarm -> alarm.actionsEnabled())
          .map(alarm -> alarm.alarmName())
          .toList();
    }
  }

  /** What terraform would have stored of them. */
  private static final String STATE =
      """
      {"resources": [
        {"mode": "managed", "type": "aws_ecs_service", "instances": [{"attributes": {
          "name": "cart-develop", "desired_count": 2,
          "cluster": "arn:aws:ecs:us-east-1:111111111111:cluster/microservices-develop"}}]},
        {"mode": "managed", "type": "aws_appautoscaling_target", "instances": [{"attributes": {
          "service_namespace": "ecs", "resource_id": "service/microservices-develop/cart-develop",
          "min_capacity": 1, "max_capacity": 2}}]},
        {"mode": "managed", "type": "aws_appautoscaling_scheduled_action", "instances": [
          {"attributes": {"name": "cart-develop-sleep", "timezone": "Etc/UTC",
            "resource_id": "service/microservices-develop/cart-develop",
            "schedule": "cron(0 20 ? * MON-FRI *)",
            "scalable_target_action": [{"min_capacity": "0", "max_capacity": "0"}]}},
          {"attributes": {"name": "cart-develop-wake", "timezone": "Etc/UTC",
            "resource_id": "service/microservices-develop/cart-develop",
            "schedule": "cron(0 6 ? * MON-FRI *)",
            "scalable_target_action": [{"min_capacity": "1", "max_capacity": "2"}]}}]},
        {"mode": "managed", "type": "aws_cloudwatch_metric_alarm", "instances": [
          {"attributes": {"alarm_name": "few-tasks", "treat_missing_data": "breaching",
            "arn": "arn:aws:cloudwatch:us-east-1:111111111111:alarm:few-tasks"}},
          {"attributes": {"alarm_name": "high-cpu", "treat_missing_data": "notBreaching",
            "arn": "arn:aws:cloudwatch:us-east-1:111111111111:alarm:high-cpu"}}]}
      ]}
      """;
}
