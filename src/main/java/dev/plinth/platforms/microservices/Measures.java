package dev.plinth.platforms.microservices;

import dev.plinth.constructs.watching.Metric;
import dev.plinth.constructs.watching.MetricSearch;
import java.util.Map;

/**
 * What CloudWatch measures of the cluster, the services and the load balancer. Cluster and services
 * stand by their names, so that whoever looks at them can be there first.
 */
final class Measures {
  static final int ONE_MINUTE = 60;
  static final int FIVE_MINUTES = 300;

  private static final String ECS = "AWS/ECS";
  private static final String INSIGHTS = "ECS/ContainerInsights";
  private static final String BALANCER = "AWS/ApplicationELB";
  private static final String CLUSTER = "ClusterName";
  private static final String SERVICE = "ServiceName";
  private static final String LOAD_BALANCER = "LoadBalancer";
  private static final String TARGET_GROUP = "TargetGroup";
  private static final String AVERAGE = "Average";

  private final Map<String, String> cluster;
  private final Map<String, String> balancer;

  Measures(String clusterName, String balancerName) {
    cluster = Map.of(CLUSTER, clusterName);
    balancer = Map.of(LOAD_BALANCER, balancerName);
  }

  /** Of ECS, as the average of a service's tasks: {@code CPUUtilization} and the like. */
  Metric service(String metric, String service) {
    return Metric.average(ECS, metric, ofService(service), FIVE_MINUTES);
  }

  /** Of Container Insights: {@code RunningTaskCount} and the like. */
  Metric insight(String metric, String service) {
    return Metric.maximum(INSIGHTS, metric, ofService(service), ONE_MINUTE);
  }

  /** Of ECS, as the average of all tasks. */
  Metric cluster(String metric) {
    return Metric.average(ECS, metric, cluster, FIVE_MINUTES);
  }

  /** Of Container Insights: {@code TaskCount} and the like. */
  Metric insight(String metric) {
    return Metric.average(INSIGHTS, metric, cluster, FIVE_MINUTES);
  }

  /** Of one target group: counts as sums. */
  Metric targets(String metric, String targetGroup) {
    return Metric.sum(
        BALANCER,
        metric,
        Map.of(LOAD_BALANCER, balancer.get(LOAD_BALANCER), TARGET_GROUP, targetGroup),
        FIVE_MINUTES);
  }

  /** Of the load balancer: counts as sums. */
  Metric balancer(String metric) {
    return Metric.sum(BALANCER, metric, balancer, FIVE_MINUTES);
  }

  /** A line for each service. */
  MetricSearch services(String metric) {
    return MetricSearch.of(
        ECS + "," + CLUSTER + "," + SERVICE, metric, cluster, AVERAGE, FIVE_MINUTES);
  }

  /** A line for each service, of Container Insights. */
  MetricSearch serviceInsights(String metric) {
    return MetricSearch.of(
        INSIGHTS + "," + CLUSTER + "," + SERVICE, metric, cluster, AVERAGE, FIVE_MINUTES);
  }

  /** A line for each target group. */
  MetricSearch targetGroups(String metric, String statistic) {
    return MetricSearch.of(
        BALANCER + "," + LOAD_BALANCER + "," + TARGET_GROUP,
        metric,
        balancer,
        statistic,
        FIVE_MINUTES);
  }

  private Map<String, String> ofService(String service) {
    return Map.of(CLUSTER, cluster.get(CLUSTER), SERVICE, service);
  }
}
