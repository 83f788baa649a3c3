package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Tasks have no front door. */
public final class EcsServiceInPrivateSubnets implements DocumentRule {
  @Override
  public String title() {
    return "ECS services run in private subnets";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A task in a public subnet needs a public address, and one rule of its group"
        + " opens it to everybody.";
  }

  @Override
  public String remedy() {
    return "Name private subnets in network_configuration. The service replaces its"
        + " tasks one by one.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(27), Source.microservices(8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"web": {"name": "web", "network_configuration": {
            "subnets": ["${aws_subnet.a.id}"]}}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}},
          "aws_route_table": {"a": {"vpc_id": "${aws_vpc.main.id}", "route": [
            {"cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.main.id}"}]}},
          "aws_route_table_association": {"a": {"subnet_id": "${aws_subnet.a.id}",
            "route_table_id": "${aws_route_table.a.id}"}},
          "aws_internet_gateway": {"main": {"vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"web": {"name": "web", "network_configuration": {
            "subnets": ["${aws_subnet.a.id}"]}}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}},
          "aws_route_table": {"a": {"vpc_id": "${aws_vpc.main.id}", "route": [
            {"cidr_block": "0.0.0.0/0", "nat_gateway_id": "${aws_nat_gateway.main.id}"}]}},
          "aws_route_table_association": {"a": {"subnet_id": "${aws_subnet.a.id}",
            "route_table_id": "${aws_route_table.a.id}"}},
          "aws_nat_gateway": {"main": {"subnet_id": "subnet-0a1b2c3d", "allocation_id": "eipalloc-0a1b2c3d"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var placement = new Placement(document);
    return document.resources("aws_ecs_service").stream()
        .flatMap(
            service ->
                service.blocks("network_configuration").stream()
                    .flatMap(network -> placement.publicAmong(network, "subnets"))
                    .map(
                        found ->
                            new Finding(this, service.address(), found.what(), found.certain())));
  }
}
