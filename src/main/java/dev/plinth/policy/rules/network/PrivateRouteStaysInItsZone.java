package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A zone that works does not fall with another. */
public final class PrivateRouteStaysInItsZone implements DocumentRule {
  @Override
  public String title() {
    return "Subnets use the NAT gateway of their own zone where it has one";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "When the other zone fails this one loses the internet too, and until then"
        + " each gigabyte between the two is paid for.";
  }

  @Override
  public String remedy() {
    return "Lead the default route of the subnet's table to the NAT gateway of its zone."
        + " Open connections are cut once.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "NAT gateway basics",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {
            "public_a": {"availability_zone": "eu-west-1a"}, "public_b": {"availability_zone": "eu-west-1b"},
            "private_b": {"availability_zone": "eu-west-1b"}},
          "aws_nat_gateway": {"a": {"subnet_id": "${aws_subnet.public_a.id}"},
            "b": {"subnet_id": "${aws_subnet.public_b.id}"}},
          "aws_route_table": {"b": {"route": [
            {"cidr_block": "0.0.0.0/0", "nat_gateway_id": "${aws_nat_gateway.a.id}"}]}},
          "aws_route_table_association": {"b": {"subnet_id": "${aws_subnet.private_b.id}",
            "route_table_id": "${aws_route_table.b.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {
            "public_a": {"availability_zone": "eu-west-1a"}, "public_b": {"availability_zone": "eu-west-1b"},
            "private_b": {"availability_zone": "eu-west-1b"}},
          "aws_nat_gateway": {"a": {"subnet_id": "${aws_subnet.public_a.id}"},
            "b": {"subnet_id": "${aws_subnet.public_b.id}"}},
          "aws_route_table": {"b": {"route": [
            {"cidr_block": "0.0.0.0/0", "nat_gateway_id": "${aws_nat_gateway.b.id}"}]}},
          "aws_route_table_association": {"b": {"subnet_id": "${aws_subnet.private_b.id}",
            "route_table_id": "${aws_route_table.b.id}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> gateways = document.resources("aws_nat_gateway");
    if (gateways.size() < 2) {
      return Stream.empty();
    }
    var routing = new Routing(document);
    return document.resources("aws_subnet").stream()
        .flatMap(subnet -> check(document, subnet, routing.natGateways(subnet), gateways));
  }

  private Stream<Finding> check(
      TerraformDocument document, Resource subnet, List<Resource> used, List<Resource> all) {
    Optional<String> zone = Zones.of(subnet);
    if (used.isEmpty() || used.stream().anyMatch(gateway -> isIn(document, gateway, zone))) {
      return Stream.empty();
    }
    boolean own = all.stream().anyMatch(gateway -> isIn(document, gateway, zone));
    boolean known =
        zone.isPresent() && used.stream().allMatch(gateway -> zone(document, gateway).isPresent());
    return own || !known
        ? Stream.of(
            new Finding(
                this,
                subnet.address(),
                "its way out leads through %s, not one of its zone"
                    .formatted(used.get(0).address()),
                own && known))
        : Stream.empty();
  }

  private static boolean isIn(TerraformDocument document, Resource gateway, Optional<String> zone) {
    return zone.isPresent() && zone(document, gateway).equals(zone);
  }

  private static Optional<String> zone(TerraformDocument document, Resource gateway) {
    return Links.to(document, gateway, "subnet_id", "aws_subnet").stream()
        .flatMap(subnet -> Zones.of(subnet).stream())
        .findFirst();
  }
}
