package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What pipelines, dashboards and other stacks ask of a service. */
public final class ServiceOutputsComplete implements DocumentRule {
  private static final List<String> NAMES =
      List.of(
          "service_arn",
          "ecr_repository_url",
          "pipeline_name",
          "task_role_arn",
          "security_group_id");

  @Override
  public String title() {
    return "Each service of the microservices platform has its outputs, and none is empty";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever deploys to the service, or opens its firewall, has to look its ids up by "
        + "hand.";
  }

  @Override
  public String remedy() {
    return "Give the service an output with service_arn, ecr_repository_url, pipeline_name, "
        + "task_role_arn and security_group_id.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(4));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"terraform": {"backend": {"s3": {"key": "microservices/terraform.tfstate"}}},
 "resource": {"aws_ecs_service": {"cart": {"name": "cart-prod"}}},
 "output": {"cart": {"value": {"service_arn": "${aws_ecs_service.cart.id}"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"terraform": {"backend": {"s3": {"key": "microservices/terraform.tfstate"}}},
 "resource": {"aws_ecs_service": {"cart": {"name": "cart-prod"}}},
 "output": {"cart": {"value": {"service_arn": "${aws_ecs_service.cart.id}",
   "ecr_repository_url": "${aws_ecr_repository.cart.repository_url}",
   "pipeline_name": "microservices-cart",
   "task_role_arn": "${aws_iam_role.cart_task.arn}",
   "security_group_id": "${aws_security_group.cart.id}"}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? document.resources("aws_ecs_service").stream()
            .flatMap(service -> check(document, service))
        : Stream.empty();
  }

  private Stream<Finding> check(TerraformDocument document, Resource service) {
    List<Block> outputs =
        document.outputs().values().stream()
            .flatMap(output -> output.blocks("value").stream())
            .filter(values -> isAbout(values, service))
            .toList();
    return outputs.isEmpty()
        ? Stream.of(finding(service, "no output has its service_arn"))
        : NAMES.stream()
            .filter(name -> outputs.stream().allMatch(values -> isEmpty(values, name)))
            .map(name -> finding(service, "its output has no " + name));
  }

  private static boolean isAbout(Block values, Resource service) {
    return values.references("service_arn").stream()
        .anyMatch(reference -> reference.address().equals(service.address()));
  }

  private static boolean isEmpty(Block values, String name) {
    return values.text(name).filter(value -> !value.isBlank()).isEmpty();
  }
}
