package dev.plinth.environment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of environments that stand in for another one in another region: its name, and behind
 * it the region as AWS abbreviates it, such as {@code productionusw2}.
 */
public final class StandIn {
  /** What {@link #original(String)} takes off. */
  static final String CODE = "(us|eu|ap|sa|ca|me|af|il|mx)(n|s|e|w|c|ne|nw|se|sw)[1-9]";

  private static final Pattern NAME = Pattern.compile("(.*[a-z0-9])" + CODE);

  private StandIn() {}

  /** The name of the environment that stands in for another one in a region. */
  public static String of(String environment, String region) {
    return original(environment) + code(region);
  }

  /** The environment that one of this name stands in for: itself, if it does for none. */
  public static String original(String environment) {
    Matcher name = NAME.matcher(environment);
    return name.matches() ? name.group(1) : environment;
  }

  /**
   * A region as the ids of its zones begin: {@code usw2} for us-west-2, {@code apse1} for
   * ap-southeast-1.
   */
  static String code(String region) {
    String[] parts = region.split("-");
    String initials = parts[1].replaceAll("(n|s|e|w|c)(?:orth|outh|ast|est|entral)", "$1");
    return parts[0] + initials + parts[2];
  }
}
