package dev.plinth.constructs;

import java.util.Optional;

/**
 * @param name the group's name, 32 characters at most
 * @param vpcId the network of the targets
 * @param port where the targets listen
 * @param healthPath what answers 200 on a healthy target; asked every 30 seconds, two answers of a
 *     kind decide
 * @param deregistrationDelaySeconds how long a target may finish its answers before it is taken out
 * @param stickinessSeconds how long a client stays on one target; empty: each request goes to the
 *     target with the fewest outstanding requests
 */
public record TargetGroupProps(
    String name,
    String vpcId,
    int port,
    String healthPath,
    String deregistrationDelaySeconds,
    Optional<Number> stickinessSeconds) {
  /** Without stickiness. */
  public static TargetGroupProps of(
      String name, String vpcId, int port, String healthPath, String deregistrationDelaySeconds) {
    return new TargetGroupProps(
        name, vpcId, port, healthPath, deregistrationDelaySeconds, Optional.empty());
  }

  public TargetGroupProps withStickiness(Number seconds) {
    return new TargetGroupProps(
        name, vpcId, port, healthPath, deregistrationDelaySeconds, Optional.of(seconds));
  }
}
