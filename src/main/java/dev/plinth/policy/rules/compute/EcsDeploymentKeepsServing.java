package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A new version is there before the old one goes. */
public final class EcsDeploymentKeepsServing implements DocumentRule {
  private static final String MINIMUM = "deployment_minimum_healthy_percent";
  private static final String MAXIMUM = "deployment_maximum_percent";
  private static final int ALL = 100;

  @Override
  public String title() {
    return "Deployments keep all tasks in service";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Below 100 percent old tasks end before new ones answer: a version that does"
        + " not start is an outage.";
  }

  @Override
  public String remedy() {
    return "Set deployment_minimum_healthy_percent to 100 or more, and"
        + " deployment_maximum_percent above it. It changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(16), Source.microservices(25));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "deployment_minimum_healthy_percent": 50, "deployment_maximum_percent": 100}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "deployment_minimum_healthy_percent": 100, "deployment_maximum_percent": 200}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return EcsServices.replicated(document).flatMap(this::judge);
  }

  private Stream<Finding> judge(Resource service) {
    var minimum = service.number(MINIMUM);
    if (minimum.isEmpty() || minimum.getAsInt() < ALL) {
      return Stream.of(finding(service, MINIMUM, MINIMUM + " is not 100 or more"));
    }
    var maximum = service.number(MAXIMUM);
    return maximum.isEmpty() || maximum.getAsInt() <= minimum.getAsInt()
        ? Stream.of(finding(service, MAXIMUM, MAXIMUM + " leaves no room for new tasks"))
        : Stream.empty();
  }
}
