package dev.plinth.policy.access;

import java.util.List;
import java.util.Locale;

/**
 * A condition of a statement.
 *
 * @param operator such as {@code StringEquals}, with its set operator and {@code IfExists}
 * @param key such as {@code aws:SourceAccount}
 * @param values one of which must fit
 */
public record Condition(String operator, String key, List<String> values) {
  /** Whether it holds, too, where the request says nothing of the key. */
  public boolean holdsWithoutKey() {
    return operator.endsWith("IfExists") || operator.startsWith("ForAllValues:");
  }

  /** Whether it is about a key: their case does not matter. */
  public boolean isAbout(String otherKey) {
    return key.toLowerCase(Locale.ROOT).equals(otherKey.toLowerCase(Locale.ROOT));
  }
}
