package dev.plinth.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * How a network is divided: a public and a private subnet in each zone.
 *
 * @param vpc the block of the whole network
 */
public record Subnets(
    String vpc, List<String> zones, List<String> publicBlocks, List<String> privateBlocks) {
  private static final String PUBLIC = "public_subnet_cidrs";
  private static final String PRIVATE = "private_subnet_cidrs";

  /** Notes subnets that are too many or too few, outside of the network, or overlap. */
  public void check(Problems problems) {
    checkOneInEachZone(problems, PUBLIC, publicBlocks);
    checkOneInEachZone(problems, PRIVATE, privateBlocks);
    checkInsideVpc(problems, PUBLIC, publicBlocks);
    checkInsideVpc(problems, PRIVATE, privateBlocks);
    var earlier = new ArrayList<String>();
    checkOverlaps(problems, PUBLIC, publicBlocks, earlier);
    checkOverlaps(problems, PRIVATE, privateBlocks, earlier);
  }

  /** Notes zones of another region. */
  public void checkZones(Problems problems, String region) {
    zones.stream()
        .filter(zone -> !zone.substring(0, zone.length() - 1).equals(region))
        .forEach(
            zone ->
                problems.add(
                    "availability_zones",
                    zone,
                    "a zone of %s, %s".formatted(problems.key("region"), region)));
  }

  private void checkOneInEachZone(Problems problems, String setting, List<String> subnets) {
    if (subnets.size() != zones.size()) {
      problems.add(
          setting,
          subnets,
          "%d blocks, one for each of %s"
              .formatted(zones.size(), problems.key("availability_zones")));
    }
  }

  private void checkInsideVpc(Problems problems, String setting, List<String> subnets) {
    var whole = block(vpc);
    subnets.stream()
        .filter(subnet -> !whole.contains(block(subnet)))
        .forEach(
            subnet ->
                problems.add(
                    setting,
                    subnet,
                    "a block inside %s, %s".formatted(problems.key("vpc_cidr"), whole)));
  }

  private static void checkOverlaps(
      Problems problems, String setting, List<String> subnets, List<String> earlier) {
    for (String subnet : subnets) {
      earlier.stream()
          .filter(other -> block(subnet).overlaps(block(other)))
          .findFirst()
          .ifPresent(
              other ->
                  problems.add(
                      setting,
                      subnet,
                      "a block that shares no address with the subnet %s".formatted(other)));
      earlier.add(subnet);
    }
  }

  private static Ipv4Block block(String cidr) {
    return Ipv4Block.of(cidr).orElseThrow();
  }
}
