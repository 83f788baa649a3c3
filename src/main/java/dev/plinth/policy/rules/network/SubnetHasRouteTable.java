package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody goes where the crowd happens to go. */
public final class SubnetHasRouteTable implements DocumentRule {
  @Override
  public String title() {
    return "Every subnet has a route table that was chosen for it";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "It uses the main table of the VPC: without a way out today, and with"
        + " whichever somebody adds there tomorrow.";
  }

  @Override
  public String remedy() {
    return "Add an aws_route_table_association for the subnet.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Subnet route tables",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}},
          "aws_route_table_association": {"a": {"subnet_id": "${aws_subnet.a.id}",
            "route_table_id": "${aws_route_table.main.id}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var routing = new Routing(document);
    boolean allKnown =
        document.resources("aws_route_table_association").stream()
            .noneMatch(
                association ->
                    association.isUnknown("subnet_id")
                        && document.referred(association, "subnet_id").isEmpty());
    return document.resources("aws_subnet").stream()
        .filter(subnet -> !routing.isAssociated(subnet) && !routing.hasMainTable(subnet))
        .map(
            subnet ->
                new Finding(
                    this, subnet.address(), "no aws_route_table_association names it", allKnown));
  }
}
