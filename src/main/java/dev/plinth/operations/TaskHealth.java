package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How many tasks of ECS services run. A service whose image no pipeline has brought yet cannot run,
 * and nothing is wrong with it: that is said, and not waited for.
 */
public final class TaskHealth implements HealthCheck {
  /** ECS describes ten services at once. */
  private static final int AT_ONCE = 10;

  private static final Pattern IMAGE =
      Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.[^/]+/(?<repository>[^:@]+):(?<tag>[^:@]+)");

  private final AwsAccess access;

  public TaskHealth(AwsAccess access) {
    this.access = access;
  }

  /**
   * One service at one moment.
   *
   * @param wanted how many tasks there should be
   * @param running how many there are
   * @param missingImage the image that its tasks need and that is not there
   * @param reason what ECS says of a rollout that failed; empty: nothing
   * @param gone whether the service is in the state and not in AWS
   */
  public record Tasks(
      String service,
      int wanted,
      int running,
      Optional<String> missingImage,
      String reason,
      boolean gone)
      implements Health {
    private static Tasks ofGone(String service) {
      return new Tasks(service, 0, 0, Optional.empty(), "", true);
    }

    @Override
    public boolean isGood() {
      return !gone && (missingImage.isPresent() || running >= wanted);
    }

    @Override
    public String remedy() {
      return """
      everything was applied; look at the service's events and its log group, and run deploy again
      to keep waiting, or give it longer with --wait MINUTES\
      """;
    }

    @Override
    public String toString() {
      if (gone) {
        return service + ": in the state and not in AWS";
      }
      return missingImage
          .map(
              image ->
                  "%s: waits for its image %s, which its registry does not have yet"
                      .formatted(service, image))
          .orElseGet(
              () ->
                  "%s: %d of %d tasks running".formatted(service, running, wanted)
                      + (reason.isEmpty() ? "" : " (%s)".formatted(reason)));
    }
  }

  @Override
  public List<Tasks> look(TerraformState state) {
    Map<String, List<String>> byCluster =
        state.resources("aws_ecs_service").stream()
            .collect(
                Collectors.groupingBy(
                    service -> service.path("cluster").asText(),
                    Collectors.mapping(TaskHealth::name, Collectors.toList())));
    if (byCluster.isEmpty()) {
      return List.of();
    }
    var seen = new ArrayList<Tasks>();
    try (var ecs = access.ecs();
        var ecr = access.ecr()) {
      byCluster.forEach(
          (cluster, services) -> {
            for (int first = 0; first < services.size(); first += AT_ONCE) {
              var some = services.subList(first, Math.min(first + AT_ONCE, services.size()));
              Map<String, Service> found = found(ecs, cluster, some);
              some.forEach(
                  name ->
                      seen.add(
                          found.containsKey(name)
                              ? tasks(ecs, ecr, found.get(name))
                              : Tasks.ofGone(name)));
            }
          });
    }
    return seen;
  }

  /** ECS goes on telling of a service for a while after its end, as no longer active. */
  private static Map<String, Service> found(EcsClient ecs, String cluster, List<String> names) {
    try {
      return ecs
          .describeServices(request -> request.cluster(cluster).services(names))
          .services()
          .stream()
          .filter(service -> service.status().equals("ACTIVE"))
          .collect(Collectors.toMap(Service::serviceName, Function.identity()));
    } catch (ClusterNotFoundException missing) {
      return Map.of();
    }
  }

  private static Tasks tasks(EcsClient ecs, EcrClient ecr, Service service) {
    Optional<String> missing =
        service.runningCount() >= service.desiredCount()
            ? Optional.empty()
            : missingImage(ecs, ecr, service);
    return new Tasks(
        service.serviceName(),
        service.desiredCount(),
        service.runningCount(),
        missing,
        reason(service),
        false);
  }

  private static Optional<String> missingImage(EcsClient ecs, EcrClient ecr, Service service) {
    return ecs
        .describeTaskDefinition(request -> request.taskDefinition(service.taskDefinition()))
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .map(ContainerDefinition::image)
        .map(IMAGE::matcher)
        .filter(Matcher::matches)
        .filter(image -> isMissing(ecr, image.group("repository"), image.group("tag")))
        .map(image -> image.group("repository") + ":" + image.group("tag"))
        .findFirst();
  }

  private static boolean isMissing(EcrClient ecr, String repository, String tag) {
    var image = ImageIdentifier.builder().imageTag(tag).build();
    try {
      return ecr.describeImages(request -> request.repositoryName(repository).imageIds(image))
          .imageDetails()
          .isEmpty();
    } catch (ImageNotFoundException | RepositoryNotFoundException missing) {
      return true;
    }
  }

  private static String reason(Service service) {
    return service.deployments().stream()
        .filter(deployment -> "FAILED".equals(deployment.rolloutStateAsString()))
        .map(Deployment::rolloutStateReason)
        .findFirst()
        .orElse("");
  }

  private static String name(JsonNode service) {
    return service.path("name").asText();
  }
}
