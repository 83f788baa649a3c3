package dev.plinth.policy.rules.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, of either version.
 *
 * @param first of its addresses
 * @param prefix how many bits they share
 * @param bits of an address: 32 or 128
 */
record AddressBlock(BigInteger first, int prefix, int bits) {
  /** No network of one's own is as large as this: 10.0.0.0/8 is the largest that there is. */
  private static final int LARGEST_NETWORK = 8;

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d{1,2})";
  private static final Pattern CIDR =
      Pattern.compile(
          "((?:" + OCTET + "\\.){3}" + OCTET + "|[0-9a-fA-F]*:[0-9a-fA-F:.]*)/(\\d{1,3})");
  private static final AddressBlock UNIQUE_LOCAL = of("fc00::/7").orElseThrow();

  /** The block that a text such as {@code 10.0.0.0/16} names; empty if it names none. */
  static Optional<AddressBlock> of(String cidr) {
    var matcher = CIDR.matcher(cidr.strip());
    return matcher.matches()
        ? block(matcher.group(1), Integer.parseInt(matcher.group(2)))
        : Optional.empty();
  }

  private static Optional<AddressBlock> block(String address, int prefix) {
    try {
      // An address, never a name: nothing is looked up.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      int bits = bytes.length * Byte.SIZE;
      return prefix > bits
          ? Optional.empty()
          : Optional.of(new AddressBlock(new BigInteger(1, bytes), prefix, bits));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /**
   * Whether so many addresses are in it that it limits nobody: {@code 0.0.0.0/0}, or half of it.
   */
  boolean isInternet() {
    return prefix < LARGEST_NETWORK && !(bits == UNIQUE_LOCAL.bits && UNIQUE_LOCAL.contains(this));
  }

  boolean contains(AddressBlock other) {
    return bits == other.bits && prefix <= other.prefix && network().equals(other.network(prefix));
  }

  boolean overlaps(AddressBlock other) {
    return contains(other) || other.contains(this);
  }

  private BigInteger network() {
    return network(prefix);
  }

  private BigInteger network(int length) {
    return first.shiftRight(bits - length);
  }
}
