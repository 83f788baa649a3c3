package dev.plinth.platforms.ollama;

import dev.plinth.constructs.watching.Dashboard;
import dev.plinth.constructs.watching.DashboardProps;
import dev.plinth.constructs.watching.Graph;
import java.util.List;

/** The dashboard: from the user's view down to the stores. */
final class Overview {
  private static final String P95 = "p95";
  private static final String P99 = "p99";

  private final String dashboardName;

  Overview(OllamaPlatform platform, Measures of) {
    dashboardName = platform.name("dashboard");
    new Dashboard(
        platform,
        "ollama",
        new DashboardProps(
            dashboardName,
            platform.home().region(),
            List.of(
                Graph.of("Requests", of.balancer("RequestCount")),
                Graph.of(
                    "Response time (s)",
                    of.balancer("TargetResponseTime").withStatistic("p50"),
                    of.balancer("TargetResponseTime").withStatistic(P95),
                    of.balancer("TargetResponseTime").withStatistic(P99)),
                Graph.of(
                    "Errors",
                    of.balancer("HTTPCode_Target_4XX_Count"),
                    of.balancer("HTTPCode_Target_5XX_Count"),
                    of.balancer("HTTPCode_ELB_5XX_Count")),
                Graph.of(
                    "Inference latency (ms)",
                    of.own("InferenceLatency"),
                    of.own("InferenceLatency").withStatistic(P95)),
                Graph.of(
                    "Model loading time (ms)", of.own("ModelLoadTime").withStatistic("Maximum")),
                Graph.of("Tokens a second", of.own("TokensPerSecond")),
                Graph.of("CPU (%)", of.instance("CPUUtilization")),
                Graph.of("Memory (%)", of.own("mem_used_percent"), of.own("swap_used_percent")),
                Graph.of("Disk (%)", of.own("disk_used_percent")),
                Graph.of("Network (bytes)", of.instance("NetworkIn"), of.instance("NetworkOut")),
                Graph.of(
                    "Instances",
                    of.group("GroupDesiredCapacity"),
                    of.group("GroupInServiceInstances"),
                    of.group("GroupPendingInstances"),
                    of.group("GroupTerminatingInstances")),
                Graph.of("Targets", of.chat("HealthyHostCount"), of.chat("UnHealthyHostCount")),
                Graph.of(
                    "Table: capacity units",
                    of.table("ConsumedReadCapacityUnits"),
                    of.table("ConsumedWriteCapacityUnits")),
                Graph.of(
                    "Table: throttled requests",
                    of.table("ReadThrottleEvents"),
                    of.table("WriteThrottleEvents")),
                Graph.of("Bucket: requests", of.requests("AllRequests")),
                Graph.of("Bucket: errors", of.requests("4xxErrors"), of.requests("5xxErrors")),
                Graph.of("Bucket: size (bytes)", of.bucketSize()),
                Graph.of("CDN: requests", of.cdn("Requests").withStatistic("Sum"))
                    .in(Regions.GLOBAL),
                Graph.of("CDN: cache hits (%)", of.cdn("CacheHitRate")).in(Regions.GLOBAL),
                Graph.of("CDN: errors (%)", of.cdn("4xxErrorRate"), of.cdn("5xxErrorRate"))
                    .in(Regions.GLOBAL))));
  }

  String dashboardName() {
    return dashboardName;
  }
}
