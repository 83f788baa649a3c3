package dev.plinth.constructs.network;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * @param names gives a part, such as {@code vpc} or {@code public-1}, its full name
 * @param home where it is
 * @param cidr the VPC's IPv4 block
 * @param zones the zones it spans, each with a public and a private subnet
 * @param natGateways how private subnets reach the internet
 * @param interfaceEndpoints AWS services reached inside the VPC, such as {@code ecr.api}; DynamoDB
 *     and S3 always have a gateway endpoint, which costs nothing
 * @param flowLogRetentionDays how long records of accepted and refused connections are kept
 * @param logsKey what they are encrypted with
 */
public record NetworkProps(
    UnaryOperator<String> names,
    Home home,
    String cidr,
    List<Zone> zones,
    NatGateways natGateways,
    List<String> interfaceEndpoints,
    Number flowLogRetentionDays,
    EncryptionKey logsKey) {

  /** An availability zone and the blocks of its two subnets. */
  public record Zone(String name, String publicCidr, String privateCidr) {
    /** Zones by three lists of one length. */
    public static List<Zone> of(
        List<String> names, List<String> publicCidrs, List<String> privateCidrs) {
      return IntStream.range(0, names.size())
          .mapToObj(
              zone -> new Zone(names.get(zone), publicCidrs.get(zone), privateCidrs.get(zone)))
          .toList();
    }
  }

  /** How many NAT gateways the private subnets share. */
  public enum NatGateways {
    /** Private subnets do not reach the internet. */
    NONE,
    /** One gateway for all zones: cheaper, and lost with its zone. */
    SINGLE,
    /** One in each zone: survives the loss of a zone. */
    PER_ZONE;

    int count(int zones) {
      return switch (this) {
        case NONE -> 0;
        case SINGLE -> 1;
        case PER_ZONE -> zones;
      };
    }
  }
}
