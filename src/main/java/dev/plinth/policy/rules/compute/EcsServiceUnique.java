package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One service each, and no two of one name. */
public final class EcsServiceUnique implements DocumentRule {
  @Override
  public String title() {
    return "Each service runs once, under a name of its own";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Two services of one name in a cluster are one: the second apply takes over the"
        + " first. A task definition that no service runs answers nobody.";
  }

  @Override
  public String remedy() {
    return "Give each service a name of its own, and each task definition of the platform"
        + " one service.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(21));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {
            "orders": {"name": "orders", "cluster": "shop"},
            "cart": {"name": "orders", "cluster": "shop"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {
            "orders": {"name": "orders", "cluster": "shop"},
            "cart": {"name": "cart", "cluster": "shop"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        sharedNames(document),
        PlatformOf.is(document, "microservices") ? notOnce(document) : Stream.empty());
  }

  private Stream<Finding> sharedNames(TerraformDocument document) {
    var services = EcsServices.in(document);
    return services.stream()
        .filter(service -> services.stream().filter(other -> isOf(service, other)).count() > 1)
        .map(service -> finding(service, "another service has its name, or it has none"));
  }

  /** A service without a name of its own is not surely another one. */
  private static boolean isOf(Resource service, Resource other) {
    return name(other).equals(name(service)) && cluster(other).equals(cluster(service));
  }

  private static String name(Resource service) {
    return service.text("name").orElse("");
  }

  private static String cluster(Resource service) {
    return service.text("cluster").orElse("default");
  }

  private Stream<Finding> notOnce(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .flatMap(task -> notOnce(task, EcsServices.running(document, task).size()).stream());
  }

  private Optional<Finding> notOnce(Resource task, int services) {
    return services == 1
        ? Optional.empty()
        : Optional.of(finding(task, "%d services run it, and not one".formatted(services)));
  }
}
