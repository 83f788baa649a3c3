package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No address belongs to two. */
public final class SubnetBlocksApart implements DocumentRule {
  private static final String BLOCK = "cidr_block";

  @Override
  public String title() {
    return "The blocks of subnets are parts of their VPC's, and apart from each other";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "AWS refuses a subnet that is not, and the apply stops half-way.";
  }

  @Override
  public String remedy() {
    return "Give the subnet a block within the VPC's that no other has. A change of"
        + " block makes the subnet, and what is in it, again.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Subnet CIDR blocks",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_subnet": {
            "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/23"},
            "b": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
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
            "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/24"},
            "b": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_vpc").stream().flatMap(vpc -> check(document, vpc));
  }

  private Stream<Finding> check(TerraformDocument document, Resource vpc) {
    List<AddressBlock> whole =
        Stream.concat(
                Stream.of(vpc),
                document.attachedTo(vpc, "aws_vpc_ipv4_cidr_block_association", "vpc_id").stream())
            .flatMap(part -> block(part).stream())
            .toList();
    var earlier = new ArrayList<Resource>();
    var findings = new ArrayList<Finding>();
    for (Resource subnet : document.attachedTo(vpc, "aws_subnet", "vpc_id")) {
      wrong(subnet, whole, earlier).ifPresent(findings::add);
      earlier.add(subnet);
    }
    return findings.stream();
  }

  private Optional<Finding> wrong(
      Resource subnet, List<AddressBlock> whole, List<Resource> earlier) {
    Optional<AddressBlock> block = block(subnet);
    if (block.isEmpty()) {
      return isCounted(subnet)
          ? Optional.empty()
          : Optional.of(finding(subnet, BLOCK, "its cidr_block is not known"));
    }
    if (!whole.isEmpty() && whole.stream().noneMatch(part -> part.contains(block.get()))) {
      return Optional.of(finding(subnet, "its cidr_block is not within that of the VPC"));
    }
    return earlier.stream()
        .filter(other -> block(other).filter(block.get()::overlaps).isPresent())
        .findFirst()
        .map(other -> finding(subnet, "its cidr_block overlaps that of " + other.address()));
  }

  /** Terraform's own arithmetic divides a block without mistakes; a subnet may have none, too. */
  private static boolean isCounted(Resource subnet) {
    return subnet.text(BLOCK).map(text -> text.contains("cidrsubnet")).orElse(true);
  }

  private static Optional<AddressBlock> block(Resource part) {
    return part.text(BLOCK).flatMap(AddressBlock::of);
  }
}
