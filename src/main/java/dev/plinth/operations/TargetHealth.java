package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** How many targets of load balancers answer, of those that scaling groups bring. */
public final class TargetHealth implements HealthCheck {
  private final AwsAccess access;

  public TargetHealth(AwsAccess access) {
    this.access = access;
  }

  /**
   * One target group at one moment.
   *
   * @param wanted how many targets there should be, by the scaling groups that fill it
   * @param healthy how many answer
   * @param others what is said of those that do not
   * @param gone what of it is in the state and not in AWS, such as a scaling group that fills it
   */
  public record Group(String name, int wanted, int healthy, List<String> others, List<String> gone)
      implements Health {
    @Override
    public boolean isGood() {
      return gone.isEmpty() && healthy >= wanted;
    }

    @Override
    public String remedy() {
      return """
      everything was applied; look at the instances' start-up log (cloud-init) and run deploy again
      to keep waiting, or give it longer with --wait MINUTES\
      """;
    }

    @Override
    public String toString() {
      if (!gone.isEmpty()) {
        return "%s: %s: in the state and not in AWS".formatted(name, String.join(", ", gone));
      }
      return "%s: %d of %d targets healthy".formatted(name, healthy, wanted)
          + (others.isEmpty() ? "" : " (%s)".formatted(String.join("; ", others)));
    }
  }

  @Override
  public List<Group> look(TerraformState state) {
    List<JsonNode> targetGroups = state.resources("aws_lb_target_group");
    if (targetGroups.isEmpty() || state.resources("aws_autoscaling_group").isEmpty()) {
      return List.of();
    }
    try (var loadBalancing = access.loadBalancing();
        var autoScaling = access.autoScaling()) {
      List<AutoScalingGroup> scalingGroups = scalingGroups(autoScaling, state);
      List<JsonNode> gone = gone(state, scalingGroups);
      return targetGroups.stream()
          .map(group -> look(loadBalancing, group, scalingGroups, gone))
          .toList();
    }
  }

  private static Group look(
      ElasticLoadBalancingV2Client loadBalancing,
      JsonNode targetGroup,
      List<AutoScalingGroup> scalingGroups,
      List<JsonNode> goneGroups) {
    String arn = targetGroup.path("arn").asText();
    int wanted =
        scalingGroups.stream()
            .filter(group -> group.targetGroupARNs().contains(arn))
            .mapToInt(AutoScalingGroup::desiredCapacity)
            .sum();
    var healthy = new ArrayList<TargetHealthDescription>();
    var others = new ArrayList<String>();
    List<String> gone =
        goneGroups.stream()
            .filter(group -> fills(group, arn))
            .map(group -> "scaling group " + group.path("name").asText())
            .collect(Collectors.toCollection(ArrayList::new));
    try {
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
    } catch (TargetGroupNotFoundException missing) {
      gone.add("the target group");
    }
    return new Group(
        targetGroup.path("name").asText(),
        wanted,
        healthy.size(),
        List.copyOf(others),
        List.copyOf(gone));
  }

  /** Those of a state that somebody has taken away. */
  private static List<JsonNode> gone(TerraformState state, List<AutoScalingGroup> found) {
    Set<String> there =
        found.stream().map(AutoScalingGroup::autoScalingGroupName).collect(Collectors.toSet());
    return state.resources("aws_autoscaling_group").stream()
        .filter(group -> !there.contains(group.path("name").asText()))
        .toList();
  }

  private static boolean fills(JsonNode scalingGroup, String targetGroupArn) {
    return StreamSupport.stream(scalingGroup.path("target_group_arns").spliterator(), false)
        .anyMatch(arn -> arn.asText().equals(targetGroupArn));
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
    return autoScaling
        .describeAutoScalingGroupsPaginator(request -> request.autoScalingGroupNames(names))
        .autoScalingGroups()
        .stream()
        .toList();
  }
}
