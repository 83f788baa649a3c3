package dev.plinth.constructs.compute;

import dev.plinth.constructs.edge.LoadBalancer;
import dev.plinth.constructs.edge.TargetGroup;
import java.util.Optional;

/**
 * @param name what the names of the policies begin with
 * @param clusterName the cluster's name, which is known before it is made
 * @param service what is scaled
 * @param fewest tasks that run when nothing is to do
 * @param most tasks that run when everything is
 * @param cpuPercent how busy tasks are kept
 * @param memoryPercent how full tasks are kept; empty: whatever their memory does
 * @param requests how many requests each task is kept at; empty: however many come
 */
public record ServiceScalingProps(
    String name,
    String clusterName,
    FargateService service,
    int fewest,
    int most,
    Number cpuPercent,
    Optional<Number> memoryPercent,
    Optional<Requests> requests) {
  /**
   * @param balancer where requests come in
   * @param targets whose requests count
   * @param perMinute how many of them each target gets in a minute
   */
  public record Requests(LoadBalancer balancer, TargetGroup targets, Number perMinute) {
    /** The two by their names in CloudWatch, as the measure is asked for. */
    String label() {
      return balancer.metricName() + "/" + targets.metricName();
    }
  }
}
