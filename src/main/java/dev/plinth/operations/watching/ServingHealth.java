package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TargetHealth;
import dev.plinth.operations.TaskHealth;
import dev.plinth.operations.TerraformState;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Whether what serves is there and answers its load balancer: instances, tasks, their targets. */
final class ServingHealth implements Look {
  private static final String OF_INSTANCES =
      "look at the instance's stream in the application's log group, and at its replacement:"
          + " ./plinth watch scaling";
  private static final String OF_TASKS =
      "look at the service's log group and events, and at its rollout: ./plinth watch scaling";

  private final AwsAccess access;
  private final TerraformState state;

  ServingHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    var seen = new ArrayList<Observation>();
    new TargetHealth(access).look(state).forEach(group -> seen.add(instances(group)));
    new TaskHealth(access).look(state).forEach(tasks -> seen.add(tasks(tasks)));
    seen.addAll(targetsOfTasks());
    return seen;
  }

  private static Observation instances(TargetHealth.Group group) {
    String part = "targets of " + group.name();
    if (!group.gone().isEmpty()) {
      return Observation.bad(
          part,
          "in the state and not in AWS: " + String.join(", ", group.gone()),
          "deploy makes it again");
    }
    if (group.wanted() == 0) {
      return Observation.unknown(
          part, "none are wanted: it sleeps", "./plinth wake starts it before its time");
    }
    String says =
        "%d of %d healthy%s"
            .formatted(
                group.healthy(),
                group.wanted(),
                group.others().isEmpty() ? "" : ": " + String.join("; ", group.others()));
    return group.isGood()
        ? Observation.good(part, says)
        : Observation.bad(part, says, OF_INSTANCES);
  }

  private static Observation tasks(TaskHealth.Tasks tasks) {
    String part = "tasks of " + tasks.service();
    if (tasks.gone()) {
      return Observation.bad(part, "the service is not there", "deploy makes it again");
    }
    if (tasks.missingImage().isPresent()) {
      return Observation.unknown(
          part,
          "waits for its image %s, which its registry does not have yet"
              .formatted(tasks.missingImage().get()),
          "start its pipeline, or push the image");
    }
    if (tasks.wanted() == 0) {
      return Observation.unknown(
          part, "none are wanted: it sleeps", "./plinth wake starts it before its time");
    }
    String says =
        "%d of %d running%s"
            .formatted(
                tasks.running(),
                tasks.wanted(),
                tasks.reason().isEmpty() ? "" : ": " + tasks.reason());
    return tasks.isGood() && tasks.reason().isEmpty()
        ? Observation.good(part, says)
        : Observation.bad(part, says, OF_TASKS);
  }

  private List<Observation> targetsOfTasks() {
    List<JsonNode> balanced =
        state.resources("aws_ecs_service").stream()
            .filter(service -> !service.path("load_balancer").isEmpty())
            .toList();
    if (balanced.isEmpty()) {
      return List.of();
    }
    try (var loadBalancing = access.loadBalancing()) {
      return balanced.stream().map(service -> targets(loadBalancing, service)).toList();
    }
  }

  private static Observation targets(ElasticLoadBalancingV2Client loadBalancing, JsonNode service) {
    String part = "targets of " + service.path("name").asText();
    String group = service.path("load_balancer").path(0).path("target_group_arn").asText();
    try {
      return judged(
          part,
          loadBalancing
              .describeTargetHealth(request -> request.targetGroupArn(group))
              .targetHealthDescriptions());
    } catch (TargetGroupNotFoundException missing) {
      return Observation.bad(part, "the target group is not there", "deploy makes it again");
    }
  }

  private static Observation judged(String part, List<TargetHealthDescription> targets) {
    if (targets.isEmpty()) {
      return Observation.unknown(part, "none are registered", "see its tasks");
    }
    long healthy = count(targets, TargetHealthStateEnum.HEALTHY);
    String says = "%d of %d healthy".formatted(healthy, targets.size());
    return healthy == 0 || count(targets, TargetHealthStateEnum.UNHEALTHY) > 0
        ? Observation.bad(part, says, OF_TASKS)
        : Observation.good(part, says);
  }

  private static long count(List<TargetHealthDescription> targets, TargetHealthStateEnum wanted) {
    return targets.stream().filter(target -> target.targetHealth().state() == wanted).count();
  }
}
