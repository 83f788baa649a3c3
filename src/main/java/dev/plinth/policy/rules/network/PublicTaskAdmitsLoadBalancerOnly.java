package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Requests come through the entrance. */
public final class PublicTaskAdmitsLoadBalancerOnly implements DocumentRule {
  @Override
  public String title() {
    return "Public services admit the load balancer and nobody else";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who goes past the load balancer goes past its certificate, its rules and its log.";
  }

  @Override
  public String remedy() {
    return "Admit the load balancer's group on the service's port, and drop what else"
        + " its groups admit.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(35));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"cart": {
            "network_configuration": {"security_groups": ["${aws_security_group.cart.id}", "${aws_security_group.public_service.id}"]}}},
          "aws_security_group": {"cart": {"ingress": [{"protocol": "tcp", "from_port": 3003, "to_port": 3003,
            "cidr_blocks": ["10.0.0.0/16"]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"cart": {
            "network_configuration": {"security_groups": ["${aws_security_group.cart.id}", "${aws_security_group.public_service.id}"]}}},
          "aws_lb": {"main": {"security_groups": ["${aws_security_group.alb.id}"]}},
          "aws_security_group": {"alb": {"name": "alb"}, "cart": {"ingress": [
            {"protocol": "tcp", "from_port": 3003, "to_port": 3003,
             "security_groups": ["${aws_security_group.alb.id}"]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    var members = new GroupMembers(document);
    return ServiceNetwork.all(document)
        .filter(tasks -> tasks.are(ServiceKind.PUBLIC))
        .flatMap(ServiceNetwork::inward)
        .distinct()
        .filter(rule -> !isOfLoadBalancers(members, rule))
        .map(
            rule ->
                new Finding(
                    this,
                    rule.at().address(),
                    "admits others than the load balancer to a public service",
                    !rule.body().isUnknown("cidr_ipv4")));
  }

  private static boolean isOfLoadBalancers(GroupMembers members, GroupRule rule) {
    return rule.peers().isEmpty()
        && !rule.groups().isEmpty()
        && rule.groups().stream().allMatch(members::areLoadBalancers);
  }
}
