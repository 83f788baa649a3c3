package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** No doors without a house. */
public final class SecurityGroupUsed implements DocumentRule {
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
    List<Resource> groups = document.resources("aws_security_group");
    if (groups.isEmpty()) {
      return Stream.empty();
    }
    Set<String> used = used(document);
    return groups.stream()
        .filter(group -> !used.contains(group.address()))
        .map(group -> finding(group, "nothing has it, and no rule of another group names it"));
  }

  /** A group's own rules use it as little as a lock uses its door. */
  private static Set<String> used(TerraformDocument document) {
    var used =
        new HashSet<String>(
            Uses.of(
                document,
                "aws_security_group",
                resource -> !resource.type().contains("security_group")));
    GroupRule.all(document).stream()
        .flatMap(rule -> rule.groups().stream().filter(group -> !group.equals(rule.group())))
        .forEach(used::add);
    return used;
  }
}
