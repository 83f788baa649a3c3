package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many instances and tasks are meant to run now, which a schedule or a person may have changed
 * since the deploy.
 *
 * @param groups how many scaling groups and services there are
 * @param wanted instances and tasks of all of them
 */
public record Running(int groups, int wanted) {
  /** ECS describes no more services in one call. */
  private static final int SERVICES_AT_ONCE = 10;

  /** Whether nothing is to run where something could. */
  public boolean isAsleep() {
    return groups > 0 && wanted == 0;
  }

  /** Of all that a state knows. */
  public static Running of(AwsAccess access, TerraformState state) {
    Running instances = instances(access, state.resources("aws_autoscaling_group"));
    Running tasks = tasks(access, state.resources("aws_ecs_service"));
    return new Running(instances.groups() + tasks.groups(), instances.wanted() + tasks.wanted());
  }

  private static Running instances(AwsAccess access, List<JsonNode> deployed) {
    if (deployed.isEmpty()) {
      return new Running(0, 0);
    }
    List<String> names = deployed.stream().map(group -> group.path("name").asText()).toList();
    try (var autoScaling = access.autoScaling()) {
      var groups =
          autoScaling
              .describeAutoScalingGroups(request -> request.autoScalingGroupNames(names))
              .autoScalingGroups();
      return new Running(
          groups.size(), groups.stream().mapToInt(group -> group.desiredCapacity()).sum());
    }
  }

  private static Running tasks(AwsAccess access, List<JsonNode> deployed) {
    int services = 0;
    int wanted = 0;
    try (var ecs = access.ecs()) {
      var byCluster =
          deployed.stream()
              .collect(
                  Collectors.groupingBy(
                      service -> service.path("cluster").asText(),
                      Collectors.mapping(
                          service -> service.path("name").asText(), Collectors.toList())));
      for (var cluster : byCluster.entrySet()) {
        List<String> names = cluster.getValue();
        for (int first = 0; first < names.size(); first += SERVICES_AT_ONCE) {
          List<String> some =
              names.subList(first, Math.min(first + SERVICES_AT_ONCE, names.size()));
          var found =
              ecs.describeServices(request -> request.cluster(cluster.getKey()).services(some))
                  .services();
          services += found.size();
          wanted += found.stream().mapToInt(service -> service.desiredCount()).sum();
        }
      }
    }
    return new Running(services, wanted);
  }
}
