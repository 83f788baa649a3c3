package dev.plinth.constructs.edge;

import java.util.Optional;

/**
 * @param name the group's name, shortened to 32 characters; that of tasks must tell their port too,
 *     since a group for another port is made before the old one goes
 * @param vpcId the network of the targets
 * @param port where the targets listen
 * @param targets what the targets are
 * @param healthPath what answers 200 on a healthy target; asked every 30 seconds, two answers of
 *     class 200 make a target healthy
 * @param unhealthyAfter how many other answers in a row make it unhealthy
 * @param deregistrationDelaySeconds how long a target may finish its answers before it is taken out
 * @param stickinessSeconds how long a client stays on one target; empty: each request goes to the
 *     target with the fewest outstanding requests
 */
public record TargetGroupProps(
    String name,
    String vpcId,
    int port,
    Targets targets,
    String healthPath,
    int unhealthyAfter,
    String deregistrationDelaySeconds,
    Optional<Number> stickinessSeconds) {
  /** What answers. */
  public enum Targets {
    INSTANCES("instance"),
    /** Addresses: tasks on Fargate have no instance. */
    ADDRESSES("ip");

    private final String type;

    Targets(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  /** Instances, unhealthy after two bad answers, without stickiness. */
  public static TargetGroupProps ofInstances(
      String name, String vpcId, int port, String healthPath, String deregistrationDelaySeconds) {
    return new TargetGroupProps(
        name,
        vpcId,
        port,
        Targets.INSTANCES,
        healthPath,
        2,
        deregistrationDelaySeconds,
        Optional.empty());
  }

  /** Tasks, unhealthy after three bad answers, without stickiness. */
  public static TargetGroupProps ofTasks(
      String name, String vpcId, int port, String healthPath, String deregistrationDelaySeconds) {
    return new TargetGroupProps(
        name,
        vpcId,
        port,
        Targets.ADDRESSES,
        healthPath,
        3,
        deregistrationDelaySeconds,
        Optional.empty());
  }

  public TargetGroupProps withStickiness(Number seconds) {
    return new TargetGroupProps(
        name,
        vpcId,
        port,
        targets,
        healthPath,
        unhealthyAfter,
        deregistrationDelaySeconds,
        Optional.of(seconds));
  }
}
