package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What nobody thought about reaches nothing. */
public final class DefaultSecurityGroupClosed implements DocumentRule {
  @Override
  public String title() {
    return "The default security group of a VPC admits nothing";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whatever is started without a group gets this one, and reaches everything"
        + " else that was.";
  }

  @Override
  public String remedy() {
    return "Give the VPC an aws_default_security_group without rules. What has the group"
        + " today loses its connections.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ec2", "EC2", 2), Source.cis("3.0.0", "5.4"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_default_security_group": {"main": {"vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<String> opened = GroupRule.all(document).stream().map(GroupRule::group).toList();
    return document.resources("aws_vpc").stream()
        .flatMap(
            vpc -> {
              var groups = document.attachedTo(vpc, "aws_default_security_group", "vpc_id");
              return groups.isEmpty()
                  ? Stream.of(
                      finding(vpc, "no aws_default_security_group closes its default group"))
                  : groups.stream()
                      .filter(group -> opened.contains(group.address()))
                      .map(group -> finding(group, "has rules"));
            });
  }
}
