package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.rules.network.ServiceKind;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A public service that nobody can call is none. */
public final class PublicServiceBehindLoadBalancer implements DocumentRule {
  @Override
  public String title() {
    return "Requests come to each public service through the load balancer";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The service runs and nobody reaches it.";
  }

  @Override
  public String remedy() {
    return "Give the service a load_balancer block with its target group, and the"
        + " listener a rule that forwards to that group.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(37), Source.microservices(3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"cart": {"network_configuration": {
            "security_groups": ["${aws_security_group.public_service.id}"]}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"cart": {"network_configuration": {
            "security_groups": ["${aws_security_group.public_service.id}"]},
            "load_balancer": [{"target_group_arn": "${aws_lb_target_group.cart.arn}",
              "container_name": "cart", "container_port": 3003}]}},
          "aws_lb_target_group": {"cart": {"port": 3003, "protocol": "HTTP"}},
          "aws_lb_listener_rule": {"cart": {"listener_arn": "${aws_lb_listener.https.arn}",
            "action": [{"type": "forward", "target_group_arn": "${aws_lb_target_group.cart.arn}"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    return document.resources("aws_ecs_service").stream()
        .flatMap(
            service ->
                switch (ServiceKind.of(service)) {
                  case PUBLIC -> wrong(document, service).map(what -> finding(service, what));
                  case INTERNAL -> Stream.empty();
                  case UNSAID ->
                      Stream.of(
                          finding(service, "neither public_service nor internal_service has it"));
                });
  }

  private static Stream<String> wrong(TerraformDocument document, Resource service) {
    List<Resource> groups =
        service.blocks("load_balancer").stream()
            .flatMap(balancer -> document.referred(balancer, "target_group_arn").stream())
            .filter(group -> group.type().equals("aws_lb_target_group"))
            .toList();
    if (groups.isEmpty()) {
      return Stream.of("load_balancer names no target group");
    }
    return groups.stream()
        .filter(group -> !isForwardedTo(document, group))
        .map(group -> "no listener rule forwards to " + group.address());
  }

  private static boolean isForwardedTo(TerraformDocument document, Resource group) {
    return Balancers.rules(document)
        .flatMap(rule -> rule.references("action").stream())
        .map(Reference::address)
        .anyMatch(group.address()::equals);
  }
}
