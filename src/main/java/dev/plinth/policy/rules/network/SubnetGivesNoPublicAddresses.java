package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who needs an address of the internet says so. */
public final class SubnetGivesNoPublicAddresses implements DocumentRule {
  private static final String ARGUMENT = "map_public_ip_on_launch";

  @Override
  public String title() {
    return "Subnets give no public addresses to what is started in them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An instance that is started there by mistake can be reached from the internet.";
  }

  @Override
  public String remedy() {
    return "Set map_public_ip_on_launch to false. What runs keeps its address; what"
        + " needs one is given it by name.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ec2", "EC2", 15));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_subnet": {"public": {"vpc_id": "${aws_vpc.main.id}",
          "cidr_block": "10.0.1.0/24", "map_public_ip_on_launch": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_subnet": {"public": {"vpc_id": "${aws_vpc.main.id}",
          "cidr_block": "10.0.1.0/24", "map_public_ip_on_launch": false}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_subnet").stream()
        .filter(subnet -> !isOff(subnet))
        .map(subnet -> finding(subnet, ARGUMENT, ARGUMENT + " is not false"));
  }

  /** AWS gives none where nothing is written. */
  private static boolean isOff(Resource subnet) {
    return !subnet.isSet(ARGUMENT) || subnet.isFalse(ARGUMENT);
  }
}
