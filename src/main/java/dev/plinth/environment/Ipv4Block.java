package dev.plinth.environment;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Optional;

/** A block of IPv4 addresses such as 10.0.0.0/16, written with its first address. */
public final class Ipv4Block {
  private final IPAddress addresses;

  private Ipv4Block(IPAddress addresses) {
    this.addresses = addresses;
  }

  /**
   * Reads a block: empty for anything else, such as a single address, an IPv6 block, or a block
   * written with another address than its first.
   */
  public static Optional<Ipv4Block> of(String text) {
    return Optional.ofNullable(new IPAddressString(text).getAddress())
        .filter(address -> address.isIPv4() && address.isPrefixed())
        .map(IPAddress::toPrefixBlock)
        .filter(block -> block.toCanonicalString().equals(text))
        .map(Ipv4Block::new);
  }

  /** The length of the prefix: 16 for 10.0.0.0/16. */
  public int prefix() {
    return addresses.getNetworkPrefixLength();
  }

  /** Whether all addresses of another block belong to this one. */
  public boolean contains(Ipv4Block other) {
    return addresses.contains(other.addresses);
  }

  /** Whether the two share addresses. */
  public boolean overlaps(Ipv4Block other) {
    return contains(other) || other.contains(this);
  }

  @Override
  public String toString() {
    return addresses.toCanonicalString();
  }
}
