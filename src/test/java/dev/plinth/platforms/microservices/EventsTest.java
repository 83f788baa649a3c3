package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/**
 * Patterns are tried on events as AWS sends them, with the matcher that EventBridge itself uses.
 */
class EventsTest {
  @ParameterizedTest
  @CsvSource({
    "TaskFailedToStart,         CannotPullContainerError, true",
    "EssentialContainerExited,  Essential container in task exited, true",
    "ServiceSchedulerInitiated, Task failed ELB health checks in (target-group arn), true",
    "ServiceSchedulerInitiated, Task failed container health checks, true",
    "ServiceSchedulerInitiated, Scaling activity initiated by (deployment ecs-svc/1), false",
    "SpotInterruption,          Your Spot Task was interrupted., false",
    "UserInitiated,             Restarted by an operator, false",
  })
  void a_task_failed_unless_somebody_meant_it_to_stop(String code, String reason, boolean failed) {
    assertThat(matches("prod", "failed_tasks", task("prod", "service:orders-prod", code, reason)))
        .isEqualTo(failed);
  }

  @Test
  void tasks_of_another_cluster_or_of_no_service_are_not_counted() {
    String code = "TaskFailedToStart";

    assertThat(matches("prod", "failed_tasks", task("qa", "service:orders-qa", code, "none")))
        .isFalse();
    assertThat(matches("prod", "failed_tasks", task("prod", "family:migration", code, "none")))
        .isFalse();
  }

  @Test
  void a_running_task_has_not_failed() {
    String running =
        task("prod", "service:orders-prod", "TaskFailedToStart", "none")
            .replace("STOPPED", "RUNNING");

    assertThat(matches("prod", "failed_tasks", running)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "prod, SERVICE_DEPLOYMENT_FAILED,      true,  true",
    "prod, SERVICE_DEPLOYMENT_COMPLETED,   true,  false",
    "prod, SERVICE_DEPLOYMENT_IN_PROGRESS, false, false",
    "qa,   SERVICE_DEPLOYMENT_FAILED,      false, false",
  })
  void deployments_of_the_cluster_are_recorded_and_failures_told(
      String cluster, String outcome, boolean recorded, boolean told) {
    String event =
        """
        {"source":"aws.ecs","detail-type":"ECS Deployment State Change",
         "resources":["arn:aws:ecs:us-east-1:222222222222:service/microservices-%s/orders-%s"],
         "detail":{"eventType":"INFO","eventName":"%s","deploymentId":"ecs-svc/1","reason":"r"}}
        """
            .formatted(cluster, cluster, outcome);

    assertThat(matches("prod", "deployments", event)).isEqualTo(recorded);
    assertThat(matches("prod", "failed_deployments", event)).isEqualTo(told);
  }

  /** ECS sends no event of a deployment that CodeDeploy makes. */
  @ParameterizedTest
  @CsvSource({
    "microservices-orders,    FAILURE, true,  true",
    "microservices-orders,    STOP,    true,  true",
    "microservices-orders,    SUCCESS, true,  false",
    "microservices-orders,    START,   false, false",
    "microservices-orders-qa, FAILURE, false, false",
    "else-orders,             FAILURE, false, false",
  })
  void deployments_of_code_deploy_are_recorded_and_failures_told(
      String application, String state, boolean recorded, boolean told) {
    var document =
        microservices("prod", Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}"));
    String event =
        """
        {"source":"aws.codedeploy",
         "detail-type":"CodeDeploy Deployment State-change Notification",
         "resources":["arn:aws:codedeploy:us-east-1:222222222222:application:%s",
          "arn:aws:codedeploy:us-east-1:222222222222:deploymentgroup:%s/%s"],
         "detail":{"region":"us-east-1","deploymentId":"d-1","application":"%s","state":"%s",
          "deploymentGroup":"%s"}}
        """
            .formatted(application, application, application, application, state, application);

    assertThat(matches(document, "blue_green_deployments", event)).isEqualTo(recorded);
    assertThat(matches(document, "failed_blue_green_deployments", event)).isEqualTo(told);
  }

  @Test
  void deployments_are_counted_together_whoever_makes_them() {
    var document =
        microservices("prod", Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}"));

    assertThat(counted(document, "failed_blue_green_deployments"))
        .isEqualTo(counted(document, "failed_deployments"))
        .isEqualTo("Microservices/prod FailedDeployments");
    assertThat(counted(document, "finished_blue_green_deployments"))
        .isEqualTo(counted(document, "finished_deployments"));
    assertThat(microservices("prod").find("aws_cloudwatch_event_rule.blue_green_deployments"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "prod,    microservices-orders,         true",
    "prod,    microservices-orders-qa,      false",
    "prod,    microservices-orders-develop, false",
    "prod,    else-orders,                  false",
    "qa,      microservices-orders-qa,      true",
    "qa,      microservices-orders,         false",
    "qa,      microservices-orders-test,    false",
    "develop, microservices-orders-develop, true",
  })
  void pipelines_and_builds_are_told_from_those_of_other_environments(
      String environment, String name, boolean ours) {
    String account = environment.equals("prod") ? "222222222222" : "111111111111";
    String run =
        """
        {"source":"aws.codepipeline","detail-type":"CodePipeline Pipeline Execution State Change",
         "resources":["arn:aws:codepipeline:us-east-1:%s:%s"],
         "detail":{"pipeline":"%s","execution-id":"1","state":"FAILED","version":1}}
        """
            .formatted(account, name, name);
    String build =
        """
        {"source":"aws.codebuild","detail-type":"CodeBuild Build State Change",
         "resources":["arn:aws:codebuild:us-east-1:%s:build/%s:8745a7a9"],
         "detail":{"build-status":"FAILED","project-name":"%s"}}
        """
            .formatted(account, name, name);

    assertThat(matches(environment, "pipelines", run)).isEqualTo(ours);
    assertThat(matches(environment, "failed_builds", build)).isEqualTo(ours);
    if (environment.equals("prod")) {
      assertThat(matches(environment, "failed_pipelines", run)).isEqualTo(ours);
      assertThat(matches(environment, "failed_pipelines", run.replace("FAILED", "SUCCEEDED")))
          .isFalse();
    }
    assertThat(matches(environment, "pipelines", run.replace("FAILED", "SUCCEEDED")))
        .isEqualTo(ours);
  }

  @Test
  void production_is_called_for_failed_pipelines_and_others_are_warned_of_failed_builds() {
    assertThat(told("prod"))
        .containsExactlyInAnyOrder("failed_deployments critical", "failed_pipelines critical");
    assertThat(told("qa"))
        .containsExactlyInAnyOrder("failed_deployments critical", "failed_builds warning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "develop"})
  void people_read_a_sentence_and_no_json(String environment) {
    for (Resource target : microservices(environment).resources("aws_cloudwatch_event_target")) {
      for (Block message : target.blocks("input_transformer")) {
        String template = message.text("input_template").orElseThrow();

        assertThat(template).startsWith("\"").endsWith("\"").contains(" failed");
        assertThat(message.value("input_paths").fieldNames())
            .toIterable()
            .allSatisfy(name -> assertThat(template).contains("<" + name + ">"));
      }
    }
  }

  @Test
  void events_may_be_written_into_their_log_group_alone() {
    var document = microservices("qa");
    Block policy =
        document
            .decoded(
                document.resource("aws_cloudwatch_log_resource_policy.events"), "policy_document")
            .orElseThrow();

    assertThat(policy.blocks("Statement"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.block("Principal").texts("Service"))
                  .contains("events.amazonaws.com", "delivery.logs.amazonaws.com");
              assertThat(it.texts("Resource"))
                  .containsExactly(
                      "arn:aws:logs:us-east-1:111111111111:log-group:"
                          + "/aws/events/microservices-events-qa:*");
            });
    assertThat(document.resource("aws_cloudwatch_log_group.events").text("name"))
        .hasValue("/aws/events/microservices-events-qa");
  }

  @Test
  void what_failed_is_counted_by_service_and_by_pipeline() {
    var document = microservices("prod");

    assertThat(dimensions(document, "failed_service_tasks"))
        .isEqualTo("{\"Service\":\"$.detail.group\"}");
    assertThat(dimensions(document, "failed_runs"))
        .isEqualTo("{\"Pipeline\":\"$.detail.pipeline\"}");
    assertThat(dimensions(document, "failed_tasks")).isEmpty();
  }

  private static String dimensions(TerraformDocument document, String filter) {
    var value =
        document
            .resource("aws_cloudwatch_log_metric_filter." + filter)
            .block("metric_transformation")
            .value("dimensions");
    return value.isMissingNode() ? "" : value.toString();
  }

  /** Which rules tell people, and by which topic. */
  private static List<String> told(String environment) {
    return microservices(environment).resources("aws_cloudwatch_event_target").stream()
        .filter(target -> !target.blocks("input_transformer").isEmpty())
        .map(
            target ->
                name(target.references("rule").get(0))
                    + " "
                    + name(target.references("arn").get(0)))
        .toList();
  }

  private static String name(Reference reference) {
    return reference.address().substring(reference.address().indexOf('.') + 1);
  }

  private static String counted(TerraformDocument document, String filter) {
    var metric =
        document
            .resource("aws_cloudwatch_log_metric_filter." + filter)
            .block("metric_transformation");
    return metric.text("namespace").orElse("") + " " + metric.text("name").orElse("");
  }

  private static boolean matches(String environment, String rule, String event) {
    return matches(microservices(environment), rule, event);
  }

  private static boolean matches(TerraformDocument document, String rule, String event) {
    String pattern =
        document
            .decoded(document.resource("aws_cloudwatch_event_rule." + rule), "event_pattern")
            .orElseThrow()
            .toString();
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (Exception refused) {
      throw new AssertionError("EventBridge refuses the pattern of " + rule, refused);
    }
  }

  private static String task(String environment, String group, String code, String reason) {
    return """
        {"source":"aws.ecs","detail-type":"ECS Task State Change",
         "detail":{"clusterArn":"arn:aws:ecs:us-east-1:222222222222:cluster/microservices-%s",
         "group":"%s","lastStatus":"STOPPED","desiredStatus":"STOPPED","stopCode":"%s",
         "stoppedReason":"%s","containers":[{"name":"orders","exitCode":1}]}}
        """
        .formatted(environment, group, code, reason);
  }
}
