package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No doors without a house. */
public final class SecurityGroupUsed implements DocumentRule {
  private static final String TYPE = "aws_security_group";

  @Override
  public String title() {
    return "Every security group is used";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A group that nothing has is forgotten, and whoever takes it up later takes"
        + " its rules unread.";
  }

  @Override
  public String remedy() {
    return "Delete the group, or give it to what it was made for.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Security groups for your VPC",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"old": {"name": "old", "vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"old": {"name": "old", "vpc_id": "${aws_vpc.main.id}"}},
          "aws_instance": {"a": {"vpc_security_group_ids": ["${aws_security_group.old.id}"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var uses = new Uses(document, TYPE, resource -> !resource.type().contains("security_group"));
    Set<String> peers = peers(document);
    return document.resources(TYPE).stream()
        .filter(group -> !uses.areOf(group) && !peers.contains(group.address()))
        .map(group -> finding(group, "nothing has it, and no rule of another group names it"));
  }

  /** Its own rules use a group as little as a lock uses its door. */
  private static Set<String> peers(TerraformDocument document) {
    return GroupRule.all(document).stream()
        .flatMap(rule -> rule.groups().stream().filter(group -> !group.equals(rule.group())))
        .collect(Collectors.toSet());
  }
}
