package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** AWS keeps a permission once. */
public final class SecurityGroupRuleWrittenOnce implements DocumentRule {
  private static final List<String> PEERS =
      List.of(
          "cidr_blocks",
          "ipv6_cidr_blocks",
          "cidr_ipv4",
          "cidr_ipv6",
          "prefix_list_ids",
          "prefix_list_id");

  @Override
  public String title() {
    return "No two rules of a security group say the same";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "AWS refuses the second one, and the apply stops half-way; if it is there"
        + " already, whoever deletes one rule closes the door of the other.";
  }

  @Override
  public String remedy() {
    return "Leave one of the two.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Security group rules",
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_vpc_security_group_ingress_rule": {
          "web": {"security_group_id": "${aws_security_group.a.id}", "cidr_ipv4": "10.0.0.0/16",
            "ip_protocol": "tcp", "from_port": 443, "to_port": 443},
          "https": {"security_group_id": "${aws_security_group.a.id}", "cidr_ipv4": "10.0.0.0/16",
            "ip_protocol": "tcp", "from_port": 443, "to_port": 443}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_vpc_security_group_ingress_rule": {
          "https": {"security_group_id": "${aws_security_group.a.id}", "cidr_ipv4": "10.0.0.0/16",
            "ip_protocol": "tcp", "from_port": 443, "to_port": 443}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!document.isConfiguration()) {
      // A plan or a state shows within a group what rules of their own made, too.
      return Stream.empty();
    }
    var said = new HashMap<List<String>, String>();
    var findings = new ArrayList<Finding>();
    for (GroupRule rule : GroupRule.all(document)) {
      permissions(rule)
          .flatMap(
              permission -> Stream.ofNullable(said.putIfAbsent(permission, rule.at().address())))
          .findFirst()
          .map(earlier -> finding(rule.at(), "says the same as " + earlier))
          .ifPresent(findings::add);
    }
    return findings.stream();
  }

  /** One for each peer: AWS takes a rule of several peers apart. */
  private static Stream<List<String>> permissions(GroupRule rule) {
    return Stream.concat(
            PEERS.stream().flatMap(argument -> rule.body().texts(argument).stream()),
            rule.groups().stream())
        .map(
            peer ->
                List.of(
                    rule.group(),
                    String.valueOf(rule.inward()),
                    rule.protocol(),
                    rule.body().value("from_port").asText(),
                    rule.body().value("to_port").asText(),
                    peer));
  }
}
