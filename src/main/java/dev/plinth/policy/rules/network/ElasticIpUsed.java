package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Addresses are rented. */
public final class ElasticIpUsed implements DocumentRule {
  @Override
  public String title() {
    return "Every Elastic IP address is used";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "An address that nothing has costs as much as one in use, for ever.";
  }

  @Override
  public String remedy() {
    return "Release the address, or give it to a NAT gateway, an instance or a load balancer.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Elastic IP addresses",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_eip": {"nat": {"domain": "vpc"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_eip": {"nat": {"domain": "vpc"}},
          "aws_nat_gateway": {"main": {"allocation_id": "${aws_eip.nat.id}", "subnet_id": "subnet-0a1b2c3d"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var uses = new Uses(document, "aws_eip", resource -> true);
    return document.resources("aws_eip").stream()
        .filter(address -> !uses.areOf(address))
        .filter(
            address ->
                address.text("instance").or(() -> address.text("network_interface")).isEmpty())
        .map(address -> finding(address, "nothing has it"));
  }
}
