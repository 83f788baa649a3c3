package dev.plinth.policy.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a policy of a resource lets anybody in, whatever their account. */
public final class Everybody {
  /** What a request cannot choose for itself, in lower case. */
  private static final Set<String> LIMITS =
      Set.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceip",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:userid",
          "aws:vpcsourceip",
          "kms:calleraccount",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn");

  private static final Set<String> OPERATORS =
      Set.of("stringequals", "stringlike", "arnequals", "arnlike", "ipaddress");

  private Everybody() {}

  /**
   * Whether a statement grants something to everybody, and no condition narrows that down.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">The
   *     meaning of "public"</a>
   */
  public static boolean isLetInBy(Statement statement) {
    return statement.allows()
        && statement.isForEverybody()
        && statement.conditions().stream().noneMatch(Everybody::narrows);
  }

  /** {@code …IfExists} and {@code ForAllValues:} hold where the key is missing: they do not. */
  private static boolean narrows(Condition condition) {
    String operator = condition.operator().toLowerCase(Locale.ROOT).replace("foranyvalue:", "");
    return OPERATORS.contains(operator)
        && LIMITS.contains(condition.key().toLowerCase(Locale.ROOT))
        && !condition.values().isEmpty()
        && condition.values().stream().noneMatch(Everybody::isAnything);
  }

  private static boolean isAnything(String value) {
    return List.of("*", "0.0.0.0/0", "::/0").contains(value) || value.startsWith("arn:aws:*:*:*:*");
  }
}
