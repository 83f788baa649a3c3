package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A service that runs nothing serves nobody. */
public final class EcsServiceHasTasks implements DocumentRule {
  private static final String COUNT = "desired_count";

  @Override
  public String title() {
    return "Services begin with at least one task";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Without desired_count Terraform asks for no task: the service is there, and"
        + " nothing answers.";
  }

  @Override
  public String remedy() {
    return "Set desired_count to 1 or more. Where scaling moves it later, let the service"
        + " ignore its changes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(24));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "desired_count": 0}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "desired_count": 2}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return EcsServices.replicated(document)
        .filter(service -> service.number(COUNT).orElse(0) < 1)
        .map(service -> finding(service, COUNT, COUNT + " is not positive"));
  }
}
