package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The way from the entrance to the desk. */
public final class TargetAdmitsItsLoadBalancer implements DocumentRule {
  @Override
  public String title() {
    return "What load balancers lead to admits them, and they may connect to it";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Every request ends with 502 or 504, and health checks replace what runs for ever.";
  }

  @Override
  public String remedy() {
    return "Admit the load balancer's group on the port of the target, and let the load"
        + " balancer's group out to it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Security groups for your Application Load Balancer",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"security_groups": ["${aws_security_group.alb.id}"]}},
          "aws_ecs_service": {"web": {
            "load_balancer": [{"container_name": "web", "container_port": 8080, "target_group_arn": "${aws_lb_target_group.web.arn}"}],
            "network_configuration": {"security_groups": ["${aws_security_group.web.id}"]}}},
          "aws_security_group": {
            "alb": {"egress": {"protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_blocks": ["10.0.0.0/16"]}},
            "web": {"ingress": {"protocol": "tcp", "from_port": 80, "to_port": 80,
              "security_groups": ["${aws_security_group.alb.id}"]}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"security_groups": ["${aws_security_group.alb.id}"]}},
          "aws_ecs_service": {"web": {
            "load_balancer": [{"container_name": "web", "container_port": 8080, "target_group_arn": "${aws_lb_target_group.web.arn}"}],
            "network_configuration": {"security_groups": ["${aws_security_group.web.id}"]}}},
          "aws_security_group": {
            "alb": {"egress": {"protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_blocks": ["10.0.0.0/16"]}},
            "web": {"ingress": {"protocol": "tcp", "from_port": 8080, "to_port": 8080,
              "security_groups": ["${aws_security_group.alb.id}"]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var members = new GroupMembers(document);
    List<GroupRule> rules = GroupRule.all(document);
    return Target.all(document).flatMap(target -> check(document, members, rules, target));
  }

  private Stream<Finding> check(
      TerraformDocument document, GroupMembers members, List<GroupRule> rules, Target target) {
    if (!target.isKnown(document)) {
      String what = "which security groups it has is not known";
      return Stream.of(new Finding(this, target.at().address(), what, false));
    }
    return target.ports().stream()
        .flatMap(
            port ->
                Stream.of(
                        isAdmitted(members, rules, target, port)
                            ? ""
                            : "no group of it admits a load balancer to port " + port,
                        isLetOut(members, rules, target, port)
                            ? ""
                            : "no load balancer is let out to it on port " + port)
                    .filter(what -> !what.isEmpty()))
        .map(what -> finding(target.at(), what));
  }

  private static boolean isAdmitted(
      GroupMembers members, List<GroupRule> rules, Target target, int port) {
    return rules.stream()
        .filter(rule -> rule.inward() && target.groups().contains(rule.group()))
        .filter(rule -> rule.takes(port))
        .anyMatch(
            rule ->
                !rule.peers().isEmpty()
                    || rule.groups().stream().anyMatch(members::areLoadBalancers));
  }

  /** A load balancer without a group of the document is let out by rules that are elsewhere. */
  private static boolean isLetOut(
      GroupMembers members, List<GroupRule> rules, Target target, int port) {
    return rules.stream().noneMatch(rule -> members.areLoadBalancers(rule.group()))
        || rules.stream()
            .filter(rule -> !rule.inward() && members.areLoadBalancers(rule.group()))
            .filter(rule -> rule.takes(port))
            .anyMatch(
                rule ->
                    !rule.peers().isEmpty()
                        || rule.groups().stream().anyMatch(target.groups()::contains));
  }
}
