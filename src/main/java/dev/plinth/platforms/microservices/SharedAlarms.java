package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.microservices.Measures.FIVE_MINUTES;

import com.hashicorp.cdktf.Token;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.Metric;
import dev.plinth.constructs.watching.MetricRatio;
import dev.plinth.constructs.watching.MetricSum;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people are told about the environment as a whole. */
final class SharedAlarms {
  /** The fewest tasks of all services together, which a new service raises by itself. */
  private static final String FEWEST_TASKS =
      "${sum([for service in var.services : service.autoscaling_min])}";

  private static final int FAILED_TASKS_PERCENT = 10;

  // No alarm of a service ends in any of these: a service may have any name.
  private static final String TASK_COUNT = "total-task-count";
  private static final String FAILURE_RATE = "task-failure-rate";
  private static final String DEPLOYMENTS = "failed-deployments";
  private static final String PIPELINES = "pipeline-failures";
  private static final String ERRORS = "balancer-errors";

  private final MicroservicesPlatform platform;
  private final Topics topics;
  private final Events events;
  private final Measures measures;
  private final Limits limits;

  SharedAlarms(Foundation foundation) {
    platform = foundation.platform();
    topics = foundation.topics();
    events = foundation.events();
    measures = foundation.measures();
    limits = foundation.limits();
    tasks();
    deliveries();
    requests();
    wayOut(foundation.network().natGatewayIds());
  }

  /** Their ARNs, for the page that shows whether one is on. */
  static List<String> arns(MicroservicesPlatform platform) {
    return Stream.of(TASK_COUNT, FAILURE_RATE, DEPLOYMENTS, PIPELINES, ERRORS)
        .map(alarm -> platform.home().arn("cloudwatch", "alarm:" + platform.name(alarm)))
        .toList();
  }

  private void tasks() {
    alarm(
        TASK_COUNT,
        AlarmProps.below(
                platform.name(TASK_COUNT),
                "The cluster runs fewer tasks than its services need together. Look at Fargate's"
                    + " vCPU quota and at the AWS health page: single services have alarms of their"
                    + " own.",
                measures.insight("TaskCount"),
                Token.asNumber(FEWEST_TASKS),
                topics.critical())
            .withMissingData(platform.silenceOfTasks()));
    alarm(
        FAILURE_RATE,
        AlarmProps.above(
            platform.name(FAILURE_RATE),
            "More than 10 % of the tasks failed within five minutes. Look for what all have in"
                + " common: the registry, the secrets, the brokers, the network.",
            new MetricRatio(
                "Tasks that failed (%)",
                events.all("FailedTasks"),
                MetricSum.of("Tasks", measures.insight("TaskCount"), events.all("FailedTasks"))),
            FAILED_TASKS_PERCENT,
            topics.critical()));
  }

  private void deliveries() {
    alarm(
        DEPLOYMENTS,
        AlarmProps.above(
            platform.name(DEPLOYMENTS),
            "A deployment failed and was rolled back. The event that came with this alarm names"
                + " the service; look at its stopped tasks and its log group.",
            events.all("FailedDeployments"),
            0,
            topics.critical()));
    alarm(
        PIPELINES,
        AlarmProps.above(
            platform.name(PIPELINES),
            "A pipeline failed. Look at the stage that failed: source (the connection), build (its"
                + " log group), approval (nobody came), deployment (the events of the service).",
            events.all("FailedPipelines"),
            0,
            urgentInProduction()));
  }

  private void requests() {
    alarm(
        ERRORS,
        AlarmProps.above(
            platform.name(ERRORS),
            "Users get errors. Look at the graph of errors by service; if none stands out, no"
                + " target is healthy, or the load balancer itself has a problem.",
            new MetricRatio(
                "Requests that failed (%)",
                MetricSum.of(
                    "Requests that failed",
                    measures.balancer("HTTPCode_Target_5XX_Count"),
                    measures.balancer("HTTPCode_ELB_5XX_Count")),
                // What finds no target is no request to CloudWatch.
                MetricSum.of(
                    "Requests",
                    measures.balancer("RequestCount"),
                    measures.balancer("HTTPCode_ELB_5XX_Count"))),
            limits.errorPercent(),
            topics.critical()));
  }

  private void wayOut(List<String> natGateways) {
    for (int index = 0; index < natGateways.size(); index++) {
      String id = "nat-ports-" + (index + 1);
      alarm(
          id,
          AlarmProps.above(
              platform.name(id),
              "A NAT gateway has no port left for a new connection to one destination. Look at the"
                  + " saved query busiest-destinations, and reuse connections or add an endpoint.",
              Metric.sum(
                  "AWS/NATGateway",
                  "ErrorPortAllocation",
                  Map.of("NatGatewayId", natGateways.get(index)),
                  FIVE_MINUTES),
              0,
              topics.warning()));
    }
  }

  private AlarmTopic urgentInProduction() {
    return platform.settings().deployment().isProduction() ? topics.critical() : topics.warning();
  }

  private void alarm(String id, AlarmProps props) {
    new Alarm(platform, id.replace('-', '_'), props);
  }
}
