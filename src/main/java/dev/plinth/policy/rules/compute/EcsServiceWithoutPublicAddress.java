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

/** The internet does not know where tasks are. */
public final class EcsServiceWithoutPublicAddress implements DocumentRule {
  private static final String PUBLIC = "assign_public_ip";

  @Override
  public String title() {
    return "Tasks have no public address";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "With a public address a task is one careless security group away from the"
        + " internet.";
  }

  @Override
  public String remedy() {
    return "Set assign_public_ip to false, and let tasks reach AWS by a NAT gateway or"
        + " endpoints. The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ecs", "ECS", 2), Source.fsbp("ecs", "ECS", 16));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "network_configuration": {
              "subnets": ["${aws_subnet.private.id}"], "assign_public_ip": true}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "network_configuration": {
              "subnets": ["${aws_subnet.private.id}"], "assign_public_ip": false}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_ecs_service", "aws_ecs_task_set")
        .flatMap(type -> document.resources(type).stream())
        .flatMap(this::judge);
  }

  private Stream<Finding> judge(Resource service) {
    return service.blocks("network_configuration").stream()
        .filter(network -> network.isSet(PUBLIC) && !network.isFalse(PUBLIC))
        .map(network -> finding(service, network, PUBLIC, PUBLIC + " is not false"));
  }
}
