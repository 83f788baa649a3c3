package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Whether what was deployed answers: the targets of its load balancers, and how long they take. */
final class TargetHealth {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final AwsAccess access;
  private final Session session;

  TargetHealth(AwsAccess access, Session session) {
    this.access = access;
    this.session = session;
  }

  /**
   * One target group at one moment.
   *
   * @param wanted how many targets there should be, by the scaling groups that fill it
   * @param healthy how many answer
   * @param others what is said of those that do not
   */
  record Group(String name, int wanted, int healthy, List<String> others) {
    boolean isHealthy() {
      return healthy >= wanted;
    }

    @Override
    public String toString() {
      return "%s: %d of %d targets healthy".formatted(name, healthy, wanted)
          + (others.isEmpty() ? "" : " (%s)".formatted(String.join("; ", others)));
    }
  }

  /**
   * Returns when every target group of a state is healthy.
   *
   * @throws OperationFailed if one is not when the patience is at its end
   */
  void await(TerraformState state, Duration patience) {
    List<JsonNode> targetGroups = state.resources("aws_lb_target_group");
    if (targetGroups.isEmpty()) {
      return;
    }
    Instant end = Instant.now().plus(patience);
    List<Group> seen = look(targetGroups, state);
    List<Group> said = List.of();
    while (!seen.stream().allMatch(Group::isHealthy) && Instant.now().isBefore(end)) {
      if (!seen.equals(said)) {
        seen.forEach(group -> session.say("  waiting for %s", group));
        said = seen;
      }
      pause();
      seen = look(targetGroups, state);
    }
    if (!seen.stream().allMatch(Group::isHealthy)) {
      throw unhealthy(seen, patience);
    }
    seen.forEach(group -> session.say("  %s", group));
  }

  private List<Group> look(List<JsonNode> targetGroups, TerraformState state) {
    try (var loadBalancing = access.loadBalancing();
        var autoScaling = access.autoScaling()) {
      List<AutoScalingGroup> scalingGroups = scalingGroups(autoScaling, state);
      return targetGroups.stream().map(group -> look(loadBalancing, group, scalingGroups)).toList();
    }
  }

  private static Group look(
      ElasticLoadBalancingV2Client loadBalancing,
      JsonNode targetGroup,
      List<AutoScalingGroup> scalingGroups) {
    String arn = targetGroup.path("arn").asText();
    int wanted =
        scalingGroups.stream()
            .filter(group -> group.targetGroupARNs().contains(arn))
            .mapToInt(AutoScalingGroup::desiredCapacity)
            .sum();
    var healthy = new ArrayList<TargetHealthDescription>();
    var others = new ArrayList<String>();
    for (var target :
        loadBalancing
            .describeTargetHealth(request -> request.targetGroupArn(arn))
            .targetHealthDescriptions()) {
      if (target.targetHealth().state() == TargetHealthStateEnum.HEALTHY) {
        healthy.add(target);
      } else {
        others.add(said(target));
      }
    }
    return new Group(
        targetGroup.path("name").asText(), wanted, healthy.size(), List.copyOf(others));
  }

  private static String said(TargetHealthDescription target) {
    String description = target.targetHealth().description();
    return "%s %s%s"
        .formatted(
            target.target().id(),
            target.targetHealth().stateAsString(),
            description == null ? "" : ", " + description);
  }

  private static List<AutoScalingGroup> scalingGroups(
      AutoScalingClient autoScaling, TerraformState state) {
    List<String> names =
        state.resources("aws_autoscaling_group").stream()
            .map(group -> group.path("name").asText())
            .toList();
    return names.isEmpty()
        ? List.of()
        : StreamSupport.stream(
                autoScaling
                    .describeAutoScalingGroupsPaginator(
                        request -> request.autoScalingGroupNames(names))
                    .autoScalingGroups()
                    .spliterator(),
                false)
            .toList();
  }

  private static OperationFailed unhealthy(List<Group> seen, Duration patience) {
    return new OperationFailed(
        seen.stream()
            .filter(group -> !group.isHealthy())
            .map(
                group ->
                    new Obstacle(
                        "%s after %d minutes".formatted(group, patience.toMinutes()),
                        """
                        everything was applied; look at the instances' start-up log (cloud-init) and run deploy again
                        to keep waiting, or give it longer with --wait MINUTES\
                        """))
            .toList());
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed(
          "interrupted while waiting for healthy targets", "run deploy again");
    }
  }
}
