package dev.plinth.operations.watching;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How what scales is at one moment.
 *
 * @param alarms those that make it scale
 */
public record ScalingSample(
    Instant at, List<Fleet> fleets, List<Service> services, List<AlarmState> alarms) {

  /**
   * An auto scaling group.
   *
   * @param wanted instances that there should be
   * @param inService instances that take requests
   * @param targets what load balancers see of it
   * @param metrics latest values, by name; one that has none is not in it
   * @param refreshes the last replacement of instances, if there was one
   * @param activities the latest first
   */
  public record Fleet(
      String name,
      int min,
      int wanted,
      int max,
      int inService,
      int starting,
      int ending,
      List<Targets> targets,
      Map<String, Double> metrics,
      List<Refresh> refreshes,
      List<Activity> activities) {}

  /** A target group: how many targets answer, of how many. */
  public record Targets(String name, int healthy, int registered) {}

  /**
   * A replacement of instances.
   *
   * @param percent of it that is done
   * @param reason why it is in its state; may be empty
   */
  public record Refresh(String status, int percent, String reason) {}

  /**
   * Something that scaling did.
   *
   * @param cause why, in AWS's words
   */
  public record Activity(Instant at, String status, String description, String cause) {}

  /**
   * An ECS service.
   *
   * @param min of application auto scaling; with {@code max} 0 where nothing scales it
   * @param rollouts deployments under way, and the last one
   */
  public record Service(
      String name,
      int min,
      int wanted,
      int max,
      int running,
      int pending,
      Map<String, Double> metrics,
      List<Rollout> rollouts,
      List<Activity> activities) {}

  /**
   * A deployment of a service.
   *
   * @param reason why it is in its state; may be empty
   */
  public record Rollout(String status, String state, int running, int wanted, String reason) {}

  /** An alarm: whether it is {@code OK}, in {@code ALARM}, or has too little data. */
  public record AlarmState(String name, String state) {}
}
