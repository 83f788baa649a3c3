package dev.plinth.environment;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses such as 10.0.0.0/16.
 *
 * @param first the first address, as a number of 32 bits
 * @param prefix how many leading bits all addresses share: 16 for 10.0.0.0/16
 */
public record Ipv4Block(long first, int prefix) {
  private static final int BITS = 32;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /**
   * Reads a block: empty for anything else, such as a single address, an IPv6 block, or a block
   * written with another address than its first.
   */
  public static Optional<Ipv4Block> of(String text) {
    return Optional.of(FORM.matcher(text))
        .filter(Matcher::matches)
        .map(Ipv4Block::of)
        .filter(block -> block.prefix <= BITS && block.toString().equals(text));
  }

  private static Ipv4Block of(MatchResult parts) {
    long address = 0;
    for (int part = 1; part <= 4; part++) {
      address = (address << 8) + Integer.parseInt(parts.group(part));
    }
    int prefix = Integer.parseInt(parts.group(5));
    return new Ipv4Block(address - address % size(prefix), prefix);
  }

  /** Whether all addresses of another block belong to this one. */
  public boolean contains(Ipv4Block other) {
    return first <= other.first && other.first + size(other.prefix) <= first + size(prefix);
  }

  /** Whether the two share addresses. */
  public boolean overlaps(Ipv4Block other) {
    return contains(other) || other.contains(this);
  }

  /** As AWS writes it, which is the only form that {@link #of(String)} reads. */
  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(first >> 24 & 0xff, first >> 16 & 0xff, first >> 8 & 0xff, first & 0xff, prefix);
  }

  private static long size(int prefix) {
    return 1L << Math.max(0, BITS - prefix);
  }
}
