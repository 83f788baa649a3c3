package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.watching.AlarmBoard;
import dev.plinth.constructs.watching.Dashboard;
import dev.plinth.constructs.watching.DashboardProps;
import dev.plinth.constructs.watching.Graph;
import dev.plinth.constructs.watching.GraphLine;
import dev.plinth.constructs.watching.LogTable;
import dev.plinth.constructs.watching.MetricShare;
import dev.plinth.constructs.watching.Note;
import dev.plinth.constructs.watching.Widget;
import dev.plinth.environment.troubleshooter.ComputeSettings;
import dev.plinth.environment.troubleshooter.FunctionSettings;
import dev.plinth.environment.troubleshooter.MonitoringSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The dashboard: from what callers see down to the stores. */
final class Overview {
  private static final String NAME = "dashboard";
  private static final String AVERAGE = "Average";
  private static final String MAXIMUM = "Maximum";
  private static final String P50 = "p50";
  private static final String P95 = "p95";
  private static final String P99 = "p99";

  private final TroubleshooterPlatform platform;
  private final Measures of;
  private final Alarms alarms;
  private final VectorCache vectors;
  private final MonitoringSettings limits;

  Overview(TroubleshooterPlatform platform, Measures measures, Alarms alarms, VectorCache vectors) {
    this.platform = platform;
    this.of = measures;
    this.alarms = alarms;
    this.vectors = vectors;
    limits = platform.settings().monitoring();
    var widgets = new ArrayList<Widget>();
    widgets.addAll(api());
    widgets.addAll(service());
    if (!platform.settings().functions().isEmpty()) {
      widgets.addAll(functions());
    }
    widgets.addAll(tables());
    widgets.addAll(answers());
    widgets.addAll(frontend());
    widgets.addAll(spending());
    widgets.addAll(requests());
    new Dashboard(
        platform,
        "main",
        new DashboardProps(platform.name(NAME), platform.home().region(), widgets));
  }

  /** Where people look at it. */
  String url() {
    return "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards:name=%2$s"
        .formatted(platform.home().region(), platform.name(NAME));
  }

  private List<Widget> api() {
    return List.of(
        new AlarmBoard("Is anything wrong?", alarms.arns()),
        Graph.of("Requests", of.api("Count")),
        Graph.of("What a request costs (USD)", of.costOfRequest()),
        Graph.of(
                "API: time to answer (ms)",
                of.api("Latency").withStatistic(P50),
                of.api("Latency").withStatistic(P95),
                of.api("Latency").withStatistic(P99))
            .withLimit("Alarm of p95", number(limits.latencyP95Milliseconds())),
        Graph.of(
            "API: the backend's part of it (ms)",
            of.api("IntegrationLatency").withStatistic(P50),
            of.api("IntegrationLatency").withStatistic(P95),
            of.api("IntegrationLatency").withStatistic(P99)),
        Graph.of(
            "Service: time to answer (s)",
            of.targets("TargetResponseTime").withStatistic(P50),
            of.targets("TargetResponseTime").withStatistic(P95),
            of.targets("TargetResponseTime").withStatistic(P99)),
        Graph.of("API: errors", of.api("4XXError"), of.api("5XXError")),
        Graph.of(
                "API: errors of all requests (%)",
                of.apiRate("4xx", "4XXError"), of.apiRate("5xx", "5XXError"))
            .withLimit("Alarm of 5xx", number(limits.high5xxPercent())),
        Graph.of(
            "Service: errors",
            of.targets("HTTPCode_Target_4XX_Count"),
            of.targets("HTTPCode_Target_5XX_Count"),
            of.targets("TargetConnectionErrorCount"),
            of.balancer("HTTPCode_ELB_4XX_Count"),
            of.balancer("HTTPCode_ELB_5XX_Count")));
  }

  private List<Widget> service() {
    ComputeSettings compute = platform.settings().compute();
    return List.of(
        Graph.of(
            "Tasks: desired and running",
            of.tasks("DesiredTaskCount"),
            of.tasks("RunningTaskCount"),
            of.tasks("PendingTaskCount")),
        Graph.of(
                "Tasks: CPU and memory (%)",
                of.service("CPUUtilization"), of.service("MemoryUtilization"))
            .withLimit("CPU that is scaled for", number(compute.targetCpuPercent())),
        Graph.of(
                "Requests a minute for each task",
                of.targets("RequestCountPerTarget").withPeriod(Measures.ONE_MINUTE))
            .withLimit("What is scaled for", number(compute.targetRequestsPerTarget())),
        Graph.of(
            "Tasks: healthy and unhealthy",
            of.targets("HealthyHostCount").withStatistic("Minimum"),
            of.targets("UnHealthyHostCount").withStatistic(MAXIMUM)));
  }

  private List<Widget> functions() {
    return List.of(
        graph(
            "Functions: runs",
            platform.settings().functions(),
            function -> Stream.of(of.function("Invocations", function))),
        graph(
            "Functions: errors and throttles",
            platform.settings().functions(),
            function ->
                Stream.of(of.function("Errors", function), of.function("Throttles", function))),
        graph(
            "Functions: time of 95 of 100 runs (ms)",
            platform.settings().functions(),
            (FunctionSettings function) ->
                Stream.of(of.function("Duration", function).withStatistic(P95))));
  }

  private List<Widget> tables() {
    return List.of(
        graph("Tables: read units", List.of("ConsumedReadCapacityUnits"), this::ofStores),
        graph("Tables: write units", List.of("ConsumedWriteCapacityUnits"), this::ofStores),
        graph(
            "Tables: throttled requests",
            List.of("ReadThrottleEvents", "WriteThrottleEvents"),
            this::ofStores),
        graph(
            "Tables: time to answer (ms)",
            List.of("SuccessfulRequestLatency"),
            metric -> of.operations(metric, AVERAGE)));
  }

  private Stream<GraphLine> ofStores(String metric) {
    return Stream.concat(of.tables(metric).stream(), Stream.of(of.index(metric)));
  }

  private List<Widget> answers() {
    List<String> models = of.models();
    return List.of(
        Graph.of(
            "Cache: hits (%)",
            new MetricShare("Hits", of.cache("CacheHits"), of.cache("CacheMisses"))),
        Graph.of(
            "Vectors: time to search (ms)",
            of.vectors(vectors, "SearchRequestLatency", AVERAGE),
            of.vectors(vectors, "SearchRequestLatency", P95)),
        Graph.of(
            "Vectors: capacity units of the account",
            of.vectorCapacity("SearchOCU"),
            of.vectorCapacity("IndexingOCU")),
        graph("Models: asked", models, model -> Stream.of(of.model("Invocations", model))),
        graph(
            "Models: time to answer, p95 (ms)",
            models,
            model -> Stream.of(of.model("InvocationLatency", model).withStatistic(P95))),
        graph(
            "Models: not answered",
            models,
            model ->
                Stream.of(
                    of.model("InvocationThrottles", model),
                    of.model("InvocationClientErrors", model),
                    of.model("InvocationServerErrors", model))),
        graph(
            "Models: tokens",
            models,
            model ->
                Stream.of(
                    of.model("InputTokenCount", model), of.model("OutputTokenCount", model))));
  }

  private List<Widget> frontend() {
    var widgets = new ArrayList<Widget>();
    if (platform.settings().api().wafEnabled()) {
      widgets.add(Graph.of("WAF: blocked, by rule", of.blocked()));
    }
    widgets.add(
        Graph.of("Web application: requests", of.cdn("Requests").withStatistic("Sum"))
            .in(Regions.GLOBAL));
    widgets.add(
        Graph.of("Web application: errors (%)", of.cdn("4xxErrorRate"), of.cdn("5xxErrorRate"))
            .in(Regions.GLOBAL));
    return widgets;
  }

  private List<Widget> spending() {
    return List.of(
        Graph.of("Bill of the account this month (USD)", Measures.bill())
            .in(Regions.GLOBAL)
            .withLimit("Alarm", number(limits.monthlyBudgetUsd())),
        new Note(
            """
            **What is in the cost of a request.** The time of tasks and functions and API Gateway's \
            price, by the settings `price_per_task_hour_usd`, `price_per_million_requests_usd` and \
            `price_per_million_gb_seconds_usd`, shared out among the requests: few requests are \
            dear, since tasks wait for them. Models are paid by the token, vectors by the capacity \
            unit: see their graphs, and all of it a day later in \
            [Cost Explorer](https://console.aws.amazon.com/cost-management/home#/cost-explorer), \
            by the tag `Environment`."""));
  }

  private List<Widget> requests() {
    return List.of(
        new LogTable(
            "Latest requests that failed",
            Queries.accessLog(platform),
            Queries.FAILED + " | sort @timestamp desc | limit 20"),
        new LogTable(
            "Routes, the slowest first", Queries.accessLog(platform), Queries.SLOW + " | limit 20"),
        new LogTable(
            "Who asks, and who is refused",
            Queries.accessLog(platform),
            Queries.CALLERS + " | limit 20"),
        new LogTable(
            "Latest errors of the service",
            Service.logGroupName(platform),
            Queries.ERRORS + " | sort @timestamp desc | limit 20"));
  }

  private static <T> Graph graph(
      String title, List<T> things, Function<T, Stream<? extends GraphLine>> lines) {
    return Graph.of(title, things.stream().flatMap(lines).toArray(GraphLine[]::new));
  }
}
