package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.watching.Metric;
import dev.plinth.constructs.watching.MetricFormula;
import dev.plinth.constructs.watching.MetricRatio;
import dev.plinth.constructs.watching.MetricSearch;
import dev.plinth.environment.troubleshooter.FunctionSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What CloudWatch measures of the platform. What the platform names itself stands by its name, so
 * that whoever looks at it can be there first.
 */
final class Measures {
  /** Where the programs publish how often their cache had the answer. */
  static final String CACHE = "Troubleshooter/Cache";

  static final int ONE_MINUTE = 60;
  static final int FIVE_MINUTES = 300;

  private static final String BALANCER = "AWS/ApplicationELB";
  private static final String ECS = "AWS/ECS";
  private static final String INSIGHTS = "ECS/ContainerInsights";
  private static final String DYNAMODB = "AWS/DynamoDB";
  private static final String BEDROCK = "AWS/Bedrock";
  private static final String LAMBDA = "AWS/Lambda";
  private static final String VECTORS = "AWS/AOSS";
  private static final String CLOUDFRONT = "AWS/CloudFront";
  private static final String TABLE = "TableName";
  private static final int ONE_DAY = 86_400;

  private final TroubleshooterPlatform platform;
  private final Map<String, String> api;
  private final Map<String, String> balancer;
  private final Map<String, String> targets;
  private final Map<String, String> service;
  private final List<String> tables;
  private final Map<String, String> cdn;

  Measures(TroubleshooterPlatform platform, Origin origin, Frontend frontend) {
    this.platform = platform;
    api =
        Map.of(
            "ApiName", Gateway.apiName(platform), "Stage", platform.settings().api().stageName());
    balancer = Map.of("LoadBalancer", origin.balancer().metricName());
    targets = new TreeMap<>(balancer);
    targets.put("TargetGroup", origin.targets().metricName());
    service =
        Map.of(
            "ClusterName",
            Service.clusterName(platform),
            "ServiceName",
            Service.serviceName(platform));
    tables = List.of(platform.name("sessions"), platform.name("budgets"));
    cdn = Map.of("DistributionId", frontend.distributionId(), "Region", "Global");
  }

  /** Of API Gateway, for all routes of the stage: counts as sums. */
  Metric api(String metric) {
    return Metric.sum("AWS/ApiGateway", metric, api, FIVE_MINUTES);
  }

  /** How many percent of the requests got an answer of a class: {@code 4XXError} or 5. */
  MetricRatio apiRate(String label, String metric) {
    return new MetricRatio(label, api(metric), api("Count"));
  }

  /** Of the load balancer: counts as sums. */
  Metric balancer(String metric) {
    return Metric.sum(BALANCER, metric, balancer, FIVE_MINUTES);
  }

  /** Of the service as the load balancer sees it: counts as sums. */
  Metric targets(String metric) {
    return Metric.sum(BALANCER, metric, targets, FIVE_MINUTES);
  }

  /** Of ECS, as the average of the tasks: {@code CPUUtilization} and the like. */
  Metric service(String metric) {
    return Metric.average(ECS, metric, service, FIVE_MINUTES);
  }

  /** Of Container Insights, a value a minute: {@code RunningTaskCount} and the like. */
  Metric tasks(String metric) {
    return Metric.average(INSIGHTS, metric, service, ONE_MINUTE);
  }

  /**
   * How many tasks the service has too few or too many. While a deployment replaces tasks, new ones
   * run beside old ones: then more than desired are no difference, and fewer still are.
   */
  MetricFormula taskDifference() {
    return new MetricFormula(
        "Tasks that are missing or too many",
        "IF(running < desired, desired - running, IF(deployments > 1, 0, running - desired))",
        Map.of(
            "desired",
            tasks("DesiredTaskCount"),
            "running",
            tasks("RunningTaskCount"),
            "deployments",
            tasks("DeploymentCount")));
  }

  /** Of each table: counts as sums. */
  List<Metric> tables(String metric) {
    return tables.stream()
        .map(table -> Metric.sum(DYNAMODB, metric, Map.of(TABLE, table), FIVE_MINUTES))
        .toList();
  }

  /** Of the index by user: counts as sums. */
  Metric index(String metric) {
    return Metric.sum(
        DYNAMODB,
        metric,
        Map.of(TABLE, platform.name("sessions"), "GlobalSecondaryIndexName", Tables.BY_USER),
        FIVE_MINUTES);
  }

  /** Of each table and each of these operations: counts as sums. */
  List<Metric> operations(String metric, List<String> operations) {
    return tables.stream()
        .flatMap(
            table ->
                operations.stream()
                    .map(
                        operation ->
                            Metric.sum(
                                DYNAMODB,
                                metric,
                                Map.of(TABLE, table, "Operation", operation),
                                FIVE_MINUTES)))
        .toList();
  }

  /** A line for each operation of each table. */
  Stream<MetricSearch> operations(String metric, String statistic) {
    return tables.stream()
        .map(
            table ->
                MetricSearch.of(
                    DYNAMODB + ",Operation," + TABLE,
                    metric,
                    Map.of(TABLE, table),
                    statistic,
                    FIVE_MINUTES));
  }

  /** What the programs count of their cache: {@code CacheHits} and {@code CacheMisses}. */
  Metric cache(String metric) {
    return Metric.sum(
        CACHE,
        metric,
        Map.of("Environment", platform.settings().deployment().environment()),
        FIVE_MINUTES);
  }

  /** Of the collection of vectors: latencies as averages. */
  MetricSearch vectors(VectorCache vectors, String metric, String statistic) {
    return MetricSearch.of(
        VECTORS + ",ClientId,CollectionId,CollectionName",
        metric,
        Map.of("CollectionName", vectors.name()),
        statistic,
        FIVE_MINUTES);
  }

  /** Capacity units of OpenSearch Serverless, which are those of the whole account. */
  Metric vectorCapacity(String metric) {
    return Metric.maximum(
        VECTORS, metric, Map.of("ClientId", platform.home().accountId()), FIVE_MINUTES);
  }

  /** The models and profiles that the programs may ask, as metrics name them. */
  List<String> models() {
    var models = platform.settings().models();
    return Stream.of(models.bedrockModelIds(), models.bedrockInferenceProfileIds())
        .flatMap(List::stream)
        .toList();
  }

  /** Of Bedrock, of all that the account asks of a model: counts as sums. */
  Metric model(String metric, String model) {
    return Metric.sum(BEDROCK, metric, Map.of("ModelId", model), FIVE_MINUTES);
  }

  /** Of a function, all its versions together: counts as sums. */
  Metric function(String metric, FunctionSettings function) {
    return Metric.sum(
        LAMBDA, metric, Map.of("FunctionName", platform.name(function.name())), FIVE_MINUTES);
  }

  /**
   * What a request costs: the tasks' time, API Gateway's price and the functions' time, shared out
   * among the requests. While there are none, there is nothing to share and no value.
   */
  MetricFormula costOfRequest() {
    var metrics = new TreeMap<String, Metric>();
    metrics.put("requests", api("Count"));
    metrics.put("tasks", tasks("RunningTaskCount").withPeriod(FIVE_MINUTES));
    var prices = platform.settings().monitoring();
    var cost =
        new StringBuilder(
            "tasks * PERIOD(requests) / 3600 * %s + requests * %s / 1000000"
                .formatted(
                    prices.pricePerTaskHourUsd().reference(),
                    prices.pricePerMillionRequestsUsd().reference()));
    List<FunctionSettings> functions = platform.settings().functions();
    for (int index = 0; index < functions.size(); index++) {
      String id = "milliseconds" + (index + 1);
      metrics.put(id, function("Duration", functions.get(index)));
      // Milliseconds and megabytes to gigabyte seconds, which are sold by the million.
      cost.append(
          " + FILL(%s, 0) / 1000 * %d / 1024 * %s / 1000000"
              .formatted(
                  id, functions.get(index).memoryMb(), prices.pricePerMillionGbSecondsUsd()));
    }
    return new MetricFormula("USD a request", "(" + cost + ") / requests", metrics);
  }

  /** Of CloudFront, which is measured in us-east-1 whatever the platform's region. */
  Metric cdn(String metric) {
    return Metric.average(CLOUDFRONT, metric, cdn, FIVE_MINUTES);
  }

  /** Requests that WAF blocked before the API saw them, a line for each rule. */
  MetricSearch blocked() {
    return MetricSearch.of(
        "AWS/WAFV2,Region,Rule,WebACL",
        "BlockedRequests",
        Map.of("Region", platform.home().region(), "WebACL", Gateway.apiName(platform)),
        "Sum",
        FIVE_MINUTES);
  }

  /** The bill of the whole account, which is the only one that CloudWatch knows. */
  static Metric bill() {
    return Metric.maximum("AWS/Billing", "EstimatedCharges", Map.of("Currency", "USD"), ONE_DAY);
  }
}
