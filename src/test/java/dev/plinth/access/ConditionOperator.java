package dev.plinth.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one value of a request is compared with one value of a policy.
 *
 * @param negated whether the operator holds where the comparison does not
 * @param comparison of the policy's value with the request's
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
record ConditionOperator(boolean negated, Comparison comparison) {
  @FunctionalInterface
  interface Comparison {
    boolean holds(Glob wanted, String given);
  }

  private static final Map<String, ConditionOperator> KNOWN =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    pair("StringEquals", "StringNotEquals", (wanted, given) -> wanted.text().equals(given));
    pair(
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        (wanted, given) -> wanted.text().equalsIgnoreCase(given));
    pair("StringLike", "StringNotLike", Glob::matches);
    pair("ArnEquals", "ArnNotEquals", Glob::matchesArn);
    pair("ArnLike", "ArnNotLike", Glob::matchesArn);
    pair("NumericEquals", "NumericNotEquals", number(order -> order == 0));
    pair("DateEquals", "DateNotEquals", date(order -> order == 0));
    one("NumericLessThan", number(order -> order < 0));
    one("NumericLessThanEquals", number(order -> order <= 0));
    one("NumericGreaterThan", number(order -> order > 0));
    one("NumericGreaterThanEquals", number(order -> order >= 0));
    one("DateLessThan", date(order -> order < 0));
    one("DateLessThanEquals", date(order -> order <= 0));
    one("DateGreaterThan", date(order -> order > 0));
    one("DateGreaterThanEquals", date(order -> order >= 0));
    one("Bool", (wanted, given) -> wanted.text().equalsIgnoreCase(given));
    pair("IpAddress", "NotIpAddress", ConditionOperator::isInside);
  }

  /**
   * The operator of a name, without what stands before and behind it.
   *
   * @throws IllegalArgumentException if there is none: a guess would prove nothing
   */
  static ConditionOperator named(String name) {
    ConditionOperator operator = KNOWN.get(name);
    if (operator == null) {
      throw new IllegalArgumentException("the condition operator " + name + " is not known here");
    }
    return operator;
  }

  private static void pair(String name, String opposite, Comparison comparison) {
    one(name, comparison);
    KNOWN.put(opposite, new ConditionOperator(true, comparison));
  }

  private static void one(String name, Comparison comparison) {
    KNOWN.put(name, new ConditionOperator(false, comparison));
  }

  /** How the request's value stands to the policy's: less is negative. */
  @FunctionalInterface
  private interface Order {
    boolean fits(int order);
  }

  private static Comparison number(Order wantedOrder) {
    return (wanted, given) ->
        wantedOrder.fits(
            Double.compare(Double.parseDouble(given), Double.parseDouble(wanted.text())));
  }

  private static Comparison date(Order wantedOrder) {
    return (wanted, given) -> wantedOrder.fits(instant(given).compareTo(instant(wanted.text())));
  }

  private static Instant instant(String text) {
    return text.chars().allMatch(Character::isDigit)
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
  }

  private static boolean isInside(Glob range, String address) {
    String[] parts = range.text().split("/");
    byte[] network = bytes(parts[0]);
    byte[] given = bytes(address);
    int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : network.length * 8;
    if (network.length != given.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((network[bit / 8] & mask) != (given[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String address) {
    if (!address.matches("[0-9a-fA-F.:]+")) {
      throw new IllegalArgumentException(address + " is not an IP address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(address + " is not an IP address", impossible);
    }
  }
}
