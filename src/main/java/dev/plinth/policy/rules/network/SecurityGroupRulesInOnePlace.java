package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One place says what a group admits. */
public final class SecurityGroupRulesInOnePlace implements DocumentRule {
  @Override
  public String title() {
    return "The rules of a security group are written in one way";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The provider takes what is written within the group for everything, and"
        + " deletes the rules of other resources at each second apply.";
  }

  @Override
  public String remedy() {
    return "Write each rule as an aws_vpc_security_group_ingress_rule or _egress_rule of"
        + " its own.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "aws_vpc_security_group_ingress_rule of the AWS provider",
            "https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/website/docs/r/vpc_security_group_ingress_rule.html.markdown"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"a": {"name": "a", "ingress": [
            {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["10.0.0.0/16"]}]}},
          "aws_vpc_security_group_ingress_rule": {"http": {"security_group_id": "${aws_security_group.a.id}",
            "cidr_ipv4": "10.0.0.0/16", "ip_protocol": "tcp", "from_port": 80, "to_port": 80}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"a": {"name": "a"}},
          "aws_vpc_security_group_ingress_rule": {
            "https": {"security_group_id": "${aws_security_group.a.id}",
              "cidr_ipv4": "10.0.0.0/16", "ip_protocol": "tcp", "from_port": 443, "to_port": 443},
            "http": {"security_group_id": "${aws_security_group.a.id}",
              "cidr_ipv4": "10.0.0.0/16", "ip_protocol": "tcp", "from_port": 80, "to_port": 80}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!document.isConfiguration()) {
      // A plan or a state shows within a group what rules of their own made, too.
      return Stream.empty();
    }
    var ways = new LinkedHashMap<String, Set<String>>();
    GroupRule.all(document)
        .forEach(rule -> ways.computeIfAbsent(rule.group(), it -> new TreeSet<>()).add(way(rule)));
    return ways.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .filter(group -> document.find(group.getKey()).isPresent())
        .map(
            group ->
                finding(group.getKey(), "its rules are " + String.join(" and ", group.getValue())));
  }

  private static String way(GroupRule rule) {
    return switch (rule.at().type()) {
      case "aws_security_group", "aws_default_security_group" -> "written within it";
      case "aws_security_group_rule" -> "an aws_security_group_rule";
      default -> "resources of their own";
    };
  }
}
