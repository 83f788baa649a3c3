package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way out that ends in a wall is none. */
public final class NatGatewayReachesInternet implements DocumentRule {
  @Override
  public String title() {
    return "NAT gateways are in subnets with a route to an internet gateway";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Everything in the private subnets loses the internet: images cannot be"
        + " pulled, and calls to others time out.";
  }

  @Override
  public String remedy() {
    return "Put the NAT gateway into a public subnet. It is made again, with its"
        + " connections cut.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "NAT gateways",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_nat_gateway": {"main": {"subnet_id": "${aws_subnet.a.id}", "allocation_id": "${aws_eip.nat.id}"}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_nat_gateway": {"main": {"subnet_id": "${aws_subnet.a.id}", "connectivity_type": "private"}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var routing = new Routing(document);
    return document.resources("aws_nat_gateway").stream()
        .filter(gateway -> !gateway.text("connectivity_type").equals(Optional.of("private")))
        .filter(
            gateway ->
                Links.to(document, gateway, "subnet_id", "aws_subnet").stream()
                    .noneMatch(routing::leadsToInternetGateway))
        .map(
            gateway ->
                new Finding(
                    this,
                    gateway.address(),
                    "its subnet has no route to an internet gateway for sure",
                    !Links.to(document, gateway, "subnet_id", "aws_subnet").isEmpty()));
  }
}
