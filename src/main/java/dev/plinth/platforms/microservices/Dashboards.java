package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.microservices.Measures.FIVE_MINUTES;

import dev.plinth.constructs.watching.AlarmBoard;
import dev.plinth.constructs.watching.Dashboard;
import dev.plinth.constructs.watching.DashboardProps;
import dev.plinth.constructs.watching.Graph;
import dev.plinth.constructs.watching.LogTable;
import dev.plinth.constructs.watching.Metric;
import dev.plinth.constructs.watching.MetricSearch;
import dev.plinth.constructs.watching.MetricShare;
import dev.plinth.constructs.watching.Note;
import dev.plinth.constructs.watching.Widget;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages that people look at: cluster, services, pipelines, executives and security. They find
 * services by searching, so that a new one is on them without a change.
 */
final class Dashboards {
  /** CloudWatch draws 500 lines of a search; nobody reads more than these. */
  private static final int MOST_LINES = 25;

  private static final String CLUSTER = "cluster";
  private static final String SERVICES = "services";
  private static final String PIPELINES = "pipelines";
  private static final String EXECUTIVE = "executive";
  private static final String SECURITY = "security";
  private static final int ONE_DAY = 86_400;
  private static final String SUM = "Sum";
  private static final String BILLING_REGION = "us-east-1";

  private final MicroservicesPlatform platform;
  private final Measures measures;
  private final Events events;
  private final String flowLog;

  Dashboards(Foundation foundation) {
    platform = foundation.platform();
    measures = foundation.measures();
    events = foundation.events();
    flowLog = foundation.network().flowLog().name();
    page(CLUSTER, cluster());
    page(SERVICES, services());
    page(PIPELINES, pipelines());
    page(EXECUTIVE, executive());
    page(SECURITY, security());
  }

  /** Where people open each page. */
  static Map<String, String> urls(MicroservicesPlatform platform) {
    String console =
        "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards:name="
            .formatted(platform.home().region());
    return Stream.of(CLUSTER, SERVICES, PIPELINES, EXECUTIVE, SECURITY)
        .collect(
            Collectors.toMap(
                page -> page,
                page -> console + platform.name(page),
                (one, same) -> one,
                TreeMap::new));
  }

  private List<Widget> cluster() {
    return List.of(
        Graph.of(
            "Tasks and services", measures.insight("TaskCount"), measures.insight("ServiceCount")),
        Graph.of("Running tasks by service", busiest(measures.serviceInsights("RunningTaskCount"))),
        Graph.of("Pending tasks by service", busiest(measures.serviceInsights("PendingTaskCount"))),
        Graph.of("CPU by service (%)", busiest(measures.services("CPUUtilization"))),
        Graph.of("Memory by service (%)", busiest(measures.services("MemoryUtilization"))),
        Graph.of("Failed tasks by service", busiest(events.failedTasksByService())),
        Graph.of(
            "CPU units: reserved and used",
            measures.insight("CpuReserved"),
            measures.insight("CpuUtilized")),
        Graph.of(
            "Memory (MB): reserved and used",
            measures.insight("MemoryReserved"),
            measures.insight("MemoryUtilized")),
        Graph.of(
            "Fargate vCPUs of the account", fargate("Standard/OnDemand"), fargate("Standard/Spot")),
        Graph.of(
            "Network (bytes a second)",
            measures.insight("NetworkRxBytes"),
            measures.insight("NetworkTxBytes")),
        Graph.of("Bill of the account this month (USD)", bill()).in(BILLING_REGION),
        new Note(
            """
            **What it costs.** Tasks are paid by what they reserve: where the line of what is used \
            stays far below, lower `cpu`, `memory` or `autoscaling_min` of the service. NAT \
            gateways are paid by the byte: the saved query *busiest-destinations* says who sends \
            it. The bill needs the billing alerts of the account to be switched on."""));
  }

  private List<Widget> services() {
    return List.of(
        Graph.of("Requests by service", busiest(measures.targetGroups("RequestCount", SUM))),
        Graph.of(
            "Response time (s)", responseTime("p50"), responseTime("p95"), responseTime("p99")),
        Graph.of(
            "Response time by service, p95 (s)",
            busiest(measures.targetGroups("TargetResponseTime", "p95"))),
        Graph.of(
            "Response time by service, p99 (s)",
            busiest(measures.targetGroups("TargetResponseTime", "p99"))),
        Graph.of(
            "Errors by service (5xx)",
            busiest(measures.targetGroups("HTTPCode_Target_5XX_Count", SUM))),
        Graph.of(
            "Refused requests by service (4xx)",
            busiest(measures.targetGroups("HTTPCode_Target_4XX_Count", SUM))),
        Graph.of(
            "Errors of the load balancer",
            measures.balancer("HTTPCode_ELB_5XX_Count"),
            measures.balancer("HTTPCode_ELB_4XX_Count"),
            measures.balancer("RejectedConnectionCount")),
        Graph.of(
            "Healthy targets by service",
            busiest(measures.targetGroups("HealthyHostCount", "Minimum"))),
        Graph.of(
            "Unhealthy targets by service",
            busiest(measures.targetGroups("UnHealthyHostCount", "Maximum"))));
  }

  private List<Widget> pipelines() {
    var failed = events.runsByPipeline("FailedRuns", ONE_DAY);
    var successful = events.runsByPipeline("SuccessfulRuns", ONE_DAY);
    return List.of(
        Graph.of("Successful runs (%)", successRate()),
        Graph.of("Deployments a day", successful.total("Deployments")),
        Graph.of("Failed runs a day, by pipeline", busiest(failed)),
        Graph.of("Runs a day, by pipeline", busiest(successful)),
        Graph.of("Time of builds (s)", busiest(builds("Duration", "Average"))),
        Graph.of(
            "Builds",
            builds("SucceededBuilds", SUM).total("Successful"),
            builds("FailedBuilds", SUM).total("Failed")),
        Graph.of(
            "Deployments on the cluster",
            events.all("FinishedDeployments"),
            events.all("FailedDeployments")),
        new LogTable(
            "Latest failures",
            events.log().name(),
            """
            filter detail.eventName = "SERVICE_DEPLOYMENT_FAILED" or detail.state = "FAILED" \
            | fields @timestamp, detail.pipeline, resources.0, detail.reason \
            | sort @timestamp desc | limit 20"""));
  }

  private List<Widget> executive() {
    var successful = events.runsByPipeline("SuccessfulRuns", ONE_DAY);
    return List.of(
        new AlarmBoard("Is anything wrong?", SharedAlarms.arns(platform)),
        Graph.of(
                "Tasks and services",
                measures.insight("TaskCount"),
                measures.insight("ServiceCount"))
            .asNumbers(),
        Graph.of("Requests", measures.balancer("RequestCount")),
        Graph.of(
            "Errors that users saw",
            measures.balancer("HTTPCode_Target_5XX_Count"),
            measures.balancer("HTTPCode_ELB_5XX_Count")),
        Graph.of("Response time of 95 of 100 requests (s)", responseTime("p95")),
        Graph.of("Deployments a day", successful.total("Deployments")),
        Graph.of("Successful runs of pipelines (%)", successRate()),
        Graph.of("Failed deployments", events.all("FailedDeployments")),
        Graph.of("Failed tasks", events.all("FailedTasks")));
  }

  private List<Widget> security() {
    return Stream.concat(
            Arrays.stream(AuditedCall.values())
                .map(call -> (Widget) Graph.of(call.title(), Audit.calls(call))),
            Stream.of(
                Graph.of("Resources that break a rule of AWS Config", Audit.violations()),
                new LogTable(
                    "Refused connections",
                    flowLog,
                    "filter action = \"REJECT\""
                        + " | stats count(*) as attempts by srcAddr, dstAddr, dstPort"
                        + " | sort attempts desc | limit 20"),
                new LogTable(
                    "What operators typed into tasks",
                    Clusters.sessionsName(platform),
                    "fields @timestamp, @logStream, @message | sort @timestamp desc | limit 50"),
                new Note(
                    """
                    **Whose numbers these are.** Calls and rules are those of the whole account: \
                    the environment that owns the account's singletons records them. Connections \
                    and sessions are those of this environment.""")))
        .toList();
  }

  private Metric responseTime(String statistic) {
    return measures.balancer("TargetResponseTime").withStatistic(statistic);
  }

  private static MetricSearch busiest(MetricSearch search) {
    return search.highest(MOST_LINES);
  }

  /** Builds of all environments of the account: CodeBuild knows them by name only. */
  private static MetricSearch builds(String metric, String statistic) {
    return MetricSearch.of("AWS/CodeBuild,ProjectName", metric, Map.of(), statistic, FIVE_MINUTES);
  }

  /** Of the counts of all pipelines together: a search finds no pipeline that never failed. */
  private MetricShare successRate() {
    return new MetricShare(
        "Successful",
        events.all("SuccessfulPipelines").withPeriod(ONE_DAY),
        events.all("FailedPipelines").withPeriod(ONE_DAY));
  }

  private static Metric fargate(String capacity) {
    return Metric.average(
        "AWS/Usage",
        "ResourceCount",
        Map.of("Service", "Fargate", "Type", "Resource", "Resource", "vCPU", "Class", capacity),
        FIVE_MINUTES);
  }

  private static Metric bill() {
    return Metric.maximum("AWS/Billing", "EstimatedCharges", Map.of("Currency", "USD"), ONE_DAY);
  }

  private void page(String id, List<Widget> widgets) {
    new Dashboard(
        platform, id, new DashboardProps(platform.name(id), platform.home().region(), widgets));
  }
}
