package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.rules.network.ServiceKind;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What is meant for neighbours stays among them. */
public final class InternalServiceWithoutLoadBalancer implements DocumentRule {
  @Override
  public String title() {
    return "No load balancer leads to an internal service";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The internet calls what was written for other services, mostly without"
        + " asking who calls.";
  }

  @Override
  public String remedy() {
    return "Delete the service's load_balancer block, its target group and its rule, or"
        + " make it public on purpose.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(42), Source.microservices(3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"stock": {"network_configuration": {
            "security_groups": ["${aws_security_group.internal_service.id}"]},
            "load_balancer": [{"target_group_arn": "${aws_lb_target_group.stock.arn}",
              "container_name": "stock", "container_port": 3007}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"stock": {"network_configuration": {
            "security_groups": ["${aws_security_group.internal_service.id}"]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    return Stream.concat(
        document.resources("aws_ecs_service").stream()
            .filter(service -> ServiceKind.of(service) == ServiceKind.INTERNAL)
            .filter(InternalServiceWithoutLoadBalancer::isBalanced)
            .map(service -> finding(service, "load_balancer", "load_balancer is there")),
        Balancers.targetGroups(document)
            .filter(group -> !isOfService(document, group))
            .map(group -> finding(group, "no public service has it")));
  }

  private static boolean isBalanced(Resource service) {
    return !service.blocks("load_balancer").isEmpty() || service.isUnknown("load_balancer");
  }

  /** The second group of a service is for the version that takes over. */
  private static boolean isOfService(TerraformDocument document, Resource group) {
    return document.resources("aws_ecs_service").stream()
        .filter(service -> ServiceKind.of(service) != ServiceKind.INTERNAL)
        .anyMatch(service -> group.name().startsWith(service.name() + "_"));
  }
}
