package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What breaks in cannot call home by any port. */
public final class SecurityGroupLetsOutByPort implements DocumentRule {
  @Override
  public String title() {
    return "Security groups let connections to the internet out by named ports";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A program that somebody took over can send what it finds to any port of any address.";
  }

  @Override
  public String remedy() {
    return "Name the ports that are needed, mostly 443. A program that needs another one"
        + " fails until it is named, too.";
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
        {"resource": {"aws_security_group": {"app": {"name": "app", "egress": [
          {"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_security_group": {"app": {"name": "app", "egress": [
          {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return GroupRule.all(document).stream()
        .filter(rule -> !rule.inward())
        .filter(rule -> rule.peers().contains(Peer.INTERNET))
        .filter(rule -> rule.takesEverything() || rule.isUnknown())
        .map(rule -> new Finding(this, rule.at().address(), what(rule), !rule.isUnknown()));
  }

  private static String what(GroupRule rule) {
    return rule.isUnknown() ? "its ports are not known" : "lets all ports out to the internet";
  }
}
