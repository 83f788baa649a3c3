package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;
import static dev.plinth.platforms.microservices.Measures.FIVE_MINUTES;

import dev.plinth.constructs.watching.EventLog;
import dev.plinth.constructs.watching.EventLogProps;
import dev.plinth.constructs.watching.EventMessage;
import dev.plinth.constructs.watching.EventRule;
import dev.plinth.constructs.watching.EventRuleProps;
import dev.plinth.constructs.watching.LogMetric;
import dev.plinth.constructs.watching.LogMetricProps;
import dev.plinth.constructs.watching.Metric;
import dev.plinth.constructs.watching.MetricSearch;
import dev.plinth.environment.Environments;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Records of failed tasks, deployments and pipelines, and the measures that are taken of them. AWS
 * has no metric of a task that failed; its events are kept in one log group, where one filter
 * counts for all services, each service being a dimension.
 */
final class Events {
  private static final String SERVICE = "Service";
  private static final String PIPELINE = "Pipeline";
  private static final String FAILED = "FAILURE";
  private static final String STOPPED = "STOP";

  private final MicroservicesPlatform platform;
  private final String namespace;
  private final EventLog log;

  Events(MicroservicesPlatform platform, Keys keys, Topics topics) {
    this.platform = platform;
    namespace = "Microservices/" + platform.settings().deployment().environment();
    log =
        new EventLog(
            platform,
            "events",
            new EventLogProps(
                platform.name("events"),
                number(platform.settings().monitoring().logRetentionDays()),
                keys.logs(),
                platform.home()));
    tasks();
    deployments(topics);
    if (platform.settings().services().stream()
        .anyMatch(it -> it.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN)) {
      blueGreenDeployments(topics);
    }
    pipelines(topics);
  }

  /** Where events are kept. */
  EventLog log() {
    return log;
  }

  /** Tasks of a service that failed. */
  Metric failedTasks(String ecsService) {
    return Metric.sum(
        namespace, "FailedServiceTasks", Map.of(SERVICE, "service:" + ecsService), FIVE_MINUTES);
  }

  /** A line for each service with tasks that failed. */
  MetricSearch failedTasksByService() {
    return MetricSearch.of(
        namespace + "," + SERVICE, "FailedServiceTasks", Map.of(), "Sum", FIVE_MINUTES);
  }

  /** A line for each pipeline: {@code FailedRuns} or {@code SuccessfulRuns}. */
  MetricSearch runsByPipeline(String metric, int periodSeconds) {
    return MetricSearch.of(namespace + "," + PIPELINE, metric, Map.of(), "Sum", periodSeconds);
  }

  /** Of all services together: {@code FailedTasks}, {@code FailedDeployments} and the like. */
  Metric all(String metric) {
    return Metric.sum(namespace, metric, Map.of(), FIVE_MINUTES);
  }

  /**
   * Tasks that ended by themselves, never started, or were replaced for failing their health
   * checks: what deployments, scaling and Spot stop is no failure.
   */
  private void tasks() {
    var failed =
        Map.of(
            "clusterArn",
            List.of(platform.home().arn("ecs", "cluster/" + Clusters.name(platform))),
            "lastStatus",
            List.of("STOPPED"),
            "group",
            List.of(Map.of("prefix", "service:")),
            "$or",
            List.of(
                Map.of("stopCode", List.of("TaskFailedToStart", "EssentialContainerExited")),
                Map.of("stoppedReason", List.of(Map.of("prefix", "Task failed ")))));
    rule(
            "failed_tasks",
            "Tasks that failed",
            Map.of(
                "source",
                List.of("aws.ecs"),
                "detail-type",
                List.of("ECS Task State Change"),
                "detail",
                failed))
        .into(log);
    String tasks = "{ $.detail-type = \"ECS Task State Change\" }";
    count("failed_tasks", "FailedTasks", tasks, Map.of());
    count("failed_service_tasks", "FailedServiceTasks", tasks, Map.of(SERVICE, "$.detail.group"));
  }

  private void deployments(Topics topics) {
    deployments(
            "deployments",
            "Deployments that ended",
            "SERVICE_DEPLOYMENT_COMPLETED",
            "SERVICE_DEPLOYMENT_FAILED")
        .into(log);
    deployments("failed_deployments", "Deployments that failed", "SERVICE_DEPLOYMENT_FAILED")
        .to(
            topics.critical(),
            new EventMessage(
                Map.of("service", "$.resources[0]", "reason", "$.detail.reason"),
                "A deployment failed. Service: <service>. ECS says: <reason> The tasks of the"
                    + " version before go on. Look at the stopped tasks of the service and at its"
                    + " log group."));
    count(
        "failed_deployments",
        "FailedDeployments",
        "{ $.detail.eventName = \"SERVICE_DEPLOYMENT_FAILED\" }",
        Map.of());
    count(
        "finished_deployments",
        "FinishedDeployments",
        "{ $.detail.eventName = \"SERVICE_DEPLOYMENT_COMPLETED\" }",
        Map.of());
  }

  /**
   * What CodeDeploy does to a service is no deployment to ECS, which sends no event of it; one that
   * an alarm stops ends as stopped and not as failed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html">Events
   *     of CodeDeploy</a>
   */
  private void blueGreenDeployments(Topics topics) {
    turns("blue_green_deployments", "Blue-green deployments that ended", "SUCCESS", FAILED, STOPPED)
        .into(log);
    turns("failed_blue_green_deployments", "Blue-green deployments that failed", FAILED, STOPPED)
        .to(
            topics.critical(),
            new EventMessage(
                Map.of("application", "$.detail.application", "run", "$.detail.deploymentId"),
                "A blue-green deployment failed or was stopped. CodeDeploy application:"
                    + " <application>, deployment <run>. The version before gets the requests. Look"
                    + " at the deployment's events, and at the log group of the service."));
    count(
        "failed_blue_green_deployments",
        "FailedDeployments",
        "{ $.source = \"aws.codedeploy\" && $.detail.state != \"SUCCESS\" }",
        Map.of());
    count(
        "finished_blue_green_deployments",
        "FinishedDeployments",
        "{ $.source = \"aws.codedeploy\" && $.detail.state = \"SUCCESS\" }",
        Map.of());
  }

  private void pipelines(Topics topics) {
    runs("pipelines", "Runs of pipelines that ended", "SUCCEEDED", "FAILED").into(log);
    var failedBuilds = builds("failed_builds", "Builds that failed", "FAILED");
    failedBuilds.into(log);
    if (platform.settings().deployment().isProduction()) {
      runs("failed_pipelines", "Runs of pipelines that failed", "FAILED")
          .to(
              topics.critical(),
              new EventMessage(
                  Map.of("pipeline", "$.detail.pipeline", "run", "$.detail.execution-id"),
                  "Pipeline <pipeline> failed in production, run <run>. Nothing was deployed, or the"
                      + " deployment was rolled back. The stage that failed says why."));
    } else {
      failedBuilds.to(
          topics.warning(),
          new EventMessage(
              Map.of(
                  "project",
                  "$.detail.project-name",
                  "log",
                  "$.detail.additional-information.logs.deep-link"),
              "A build of <project> failed. Its log: <log>"));
    }
    String runs = "{ $.source = \"aws.codepipeline\" && $.detail.state = \"%s\" }";
    count(
        "failed_runs",
        "FailedRuns",
        runs.formatted("FAILED"),
        Map.of(PIPELINE, "$.detail.pipeline"));
    count(
        "successful_runs",
        "SuccessfulRuns",
        runs.formatted("SUCCEEDED"),
        Map.of(PIPELINE, "$.detail.pipeline"));
    count("failed_pipelines", "FailedPipelines", runs.formatted("FAILED"), Map.of());
    count("successful_pipelines", "SuccessfulPipelines", runs.formatted("SUCCEEDED"), Map.of());
    count("failed_builds", "FailedBuilds", "{ $.source = \"aws.codebuild\" }", Map.of());
  }

  private EventRule deployments(String id, String description, String... outcomes) {
    String services = platform.home().arn("ecs", "service/" + Clusters.name(platform) + "/");
    return rule(
        id,
        description,
        Map.of(
            "source",
            List.of("aws.ecs"),
            "detail-type",
            List.of("ECS Deployment State Change"),
            "resources",
            List.of(Map.of("prefix", services)),
            "detail",
            Map.of("eventName", List.of(outcomes))));
  }

  private EventRule turns(String id, String description, String... outcomes) {
    return rule(
        id,
        description,
        Map.of(
            "source",
            List.of("aws.codedeploy"),
            "detail-type",
            List.of("CodeDeploy Deployment State-change Notification"),
            "resources",
            ofThisEnvironment("codedeploy", "application:" + platform.name("*")),
            "detail",
            Map.of("application", ofNoOther(), "state", List.of(outcomes))));
  }

  private EventRule runs(String id, String description, String... outcomes) {
    return rule(
        id,
        description,
        Map.of(
            "source",
            List.of("aws.codepipeline"),
            "detail-type",
            List.of("CodePipeline Pipeline Execution State Change"),
            "resources",
            ofThisEnvironment("codepipeline", platform.name("*")),
            "detail",
            Map.of("pipeline", ofNoOther(), "state", List.of(outcomes))));
  }

  private EventRule builds(String id, String description, String... outcomes) {
    return rule(
        id,
        description,
        Map.of(
            "source",
            List.of("aws.codebuild"),
            "detail-type",
            List.of("CodeBuild Build State Change"),
            "resources",
            ofThisEnvironment("codebuild", "build/" + platform.name("*") + ":*"),
            "detail",
            Map.of("project-name", ofNoOther(), "build-status", List.of(outcomes))));
  }

  /** Pipelines and builds know no environment: their names say it. */
  private List<Map<String, String>> ofThisEnvironment(String service, String names) {
    return List.of(Map.of("wildcard", platform.home().arn(service, names)));
  }

  /** Names in production end in no environment, and would take those of all others in. */
  private List<Map<String, Map<String, List<String>>>> ofNoOther() {
    String own = platform.settings().deployment().environment();
    List<String> others =
        Arrays.stream(MicroservicesSettings.class.getAnnotation(Environments.class).value())
            .filter(environment -> !environment.equals(own))
            .map(environment -> "-" + environment)
            .toList();
    return List.of(Map.of("anything-but", Map.of("suffix", others)));
  }

  private EventRule rule(String id, String description, Map<String, Object> pattern) {
    String name = platform.name(id.replace('_', '-'));
    return new EventRule(platform, id, new EventRuleProps(name, description, pattern));
  }

  private void count(String id, String metric, String pattern, Map<String, String> dimensions) {
    new LogMetric(
        platform,
        id,
        new LogMetricProps(
            platform.name(id.replace('_', '-')),
            log.group(),
            pattern,
            namespace,
            metric,
            dimensions));
  }
}
