package dev.plinth.environment;

import java.util.List;

/** The network that the platform lives in. */
public record NetworkSettings(
    @Setting("IPv4 block of the VPC; a change replaces the network and everything in it")
        @Allowed.Cidr(shortest = 16, longest = 24)
        Variable<String> vpcCidr,
    @Setting("availability zones, one public and one private subnet in each")
        @Allowed.Entries(
            min = 2,
            max = 6,
            because = "at least two zones, so that the loss of one is no outage")
        @Allowed.Matching(value = "[a-z]{2}-[a-z]+-[0-9][a-z]", says = "a zone such as us-east-1a")
        List<String> availabilityZones,
    @Setting("IPv4 blocks of the public subnets, one a zone")
        @Allowed.Entries(min = 2, max = 6)
        @Allowed.Cidr(shortest = 16, longest = 28)
        List<String> publicSubnetCidrs,
    @Setting("IPv4 blocks of the private subnets, one a zone")
        @Allowed.Entries(min = 2, max = 6)
        @Allowed.Cidr(shortest = 16, longest = 28)
        List<String> privateSubnetCidrs,
    @Setting(
            "how private subnets reach the internet: none, single (one NAT gateway, cheaper) or"
                + " per_zone (one in each zone, survives the loss of a zone)")
        NatGateways natGateways,
    @Setting(
            "AWS services that get an interface endpoint in the VPC, such as ecr.api; DynamoDB and"
                + " S3 always have a gateway endpoint")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = "[a-z0-9][a-z0-9.-]*", says = "a service name such as ecr.api")
        List<String> interfaceEndpoints)
    implements Checked {

  @Override
  public void check(Problems problems) {
    subnets().check(problems);
  }

  /** How the network is divided. */
  public Subnets subnets() {
    return new Subnets(vpcCidr.value(), availabilityZones, publicSubnetCidrs, privateSubnetCidrs);
  }

  /** How many NAT gateways the private subnets share. */
  public enum NatGateways {
    NONE,
    SINGLE,
    PER_ZONE
  }
}
