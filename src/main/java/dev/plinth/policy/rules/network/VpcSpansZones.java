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

/** A zone may be lost. */
public final class VpcSpansZones implements DocumentRule {
  @Override
  public String title() {
    return "The subnets of a VPC lie in at least two availability zones";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "When the zone fails everything in the VPC does.";
  }

  @Override
  public String remedy() {
    return "Add subnets in another zone, and name them wherever the first ones are named.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(34));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_subnet": {
            "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24", "availability_zone": "eu-west-1a"},
            "b": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.2.0/24", "availability_zone": "eu-west-1a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_subnet": {
            "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24", "availability_zone": "eu-west-1a"},
            "b": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.2.0/24", "availability_zone": "eu-west-1b"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_vpc").stream()
        .flatMap(
            vpc -> {
              List<Resource> subnets = document.attachedTo(vpc, "aws_subnet", "vpc_id");
              return subnets.isEmpty() || Zones.of(subnets).size() >= 2
                  ? Stream.empty()
                  : Stream.of(
                      new Finding(
                          this,
                          vpc.address(),
                          "its subnets are not in two zones for sure",
                          subnets.stream().allMatch(subnet -> Zones.of(subnet).isPresent())));
            });
  }
}
