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

/** A subnet is as private as its routes. */
public final class SubnetRoutesFitItsName implements DocumentRule {
  @Override
  public String title() {
    return "Private subnets lead to NAT gateways, public ones to an internet gateway";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "What is put into a subnet for its name is open to the internet, or cut off from it.";
  }

  @Override
  public String remedy() {
    return "Give the route table of the subnet a default route by nat_gateway_id or"
        + " gateway_id, as its name says. Connections by the old route break.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(8),
        Source.page(
            "Route tables",
            "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {"private_1": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.10.0/24"}},
          "aws_route_table": {"main": {"vpc_id": "${aws_vpc.main.id}", "route": [
            {"cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.main.id}"}]}},
          "aws_route_table_association": {"private_1": {"subnet_id": "${aws_subnet.private_1.id}",
            "route_table_id": "${aws_route_table.main.id}"}},
          "aws_internet_gateway": {"main": {"vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {"private_1": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.10.0/24"}},
          "aws_route_table": {"main": {"vpc_id": "${aws_vpc.main.id}", "route": [
            {"cidr_block": "0.0.0.0/0", "nat_gateway_id": "${aws_nat_gateway.main.id}"}]}},
          "aws_route_table_association": {"private_1": {"subnet_id": "${aws_subnet.private_1.id}",
            "route_table_id": "${aws_route_table.main.id}"}},
          "aws_nat_gateway": {"main": {"subnet_id": "subnet-0a1b2c3d", "allocation_id": "eipalloc-0a1b2c3d"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var routing = new Routing(document);
    boolean natExpected = !document.resources("aws_nat_gateway").isEmpty();
    return document.resources("aws_subnet").stream()
        .flatMap(
            subnet ->
                switch (Purpose.of(subnet)) {
                  case PRIVATE -> checkPrivate(routing, subnet, natExpected);
                  case PUBLIC -> checkPublic(routing, subnet);
                  case UNSAID -> Stream.empty();
                });
  }

  /** One without a way out at all is private, too, where nothing has one. */
  private Stream<Finding> checkPrivate(Routing routing, Resource subnet, boolean natExpected) {
    if (routing.mayLeadToInternetGateway(subnet)) {
      boolean certain = routing.leadsToInternetGateway(subnet);
      return Stream.of(
          new Finding(this, subnet.address(), "a route leads to an internet gateway", certain));
    }
    return natExpected && routing.natGateways(subnet).isEmpty()
        ? Stream.of(finding(subnet, "no route leads to a NAT gateway"))
        : Stream.empty();
  }

  private Stream<Finding> checkPublic(Routing routing, Resource subnet) {
    return routing.leadsToInternetGateway(subnet)
        ? Stream.empty()
        : Stream.of(finding(subnet, "no route leads to an internet gateway"));
  }
}
