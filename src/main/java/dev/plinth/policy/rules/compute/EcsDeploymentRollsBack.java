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

/** A version that does not come up goes away by itself. */
public final class EcsDeploymentRollsBack implements DocumentRule {
  private static final String BREAKER = "deployment_circuit_breaker";

  @Override
  public String title() {
    return "Failed deployments roll themselves back";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "ECS starts the tasks of a broken version again and again, until somebody" + " looks.";
  }

  @Override
  public String remedy() {
    return "Set deployment_circuit_breaker with enable and rollback. It changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS, Deployment circuit breaker",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "deployment_circuit_breaker": {"enable": true, "rollback": false}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "deployment_circuit_breaker": {"enable": true, "rollback": true}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return EcsServices.in(document).stream()
        .filter(EcsServices::isRolledByEcs)
        .filter(service -> !rollsBack(service))
        .map(service -> finding(service, BREAKER, BREAKER + " does not roll back"));
  }

  private static boolean rollsBack(Resource service) {
    return service.blocks(BREAKER).stream()
        .anyMatch(breaker -> breaker.isTrue("enable") && breaker.isTrue("rollback"));
  }
}
