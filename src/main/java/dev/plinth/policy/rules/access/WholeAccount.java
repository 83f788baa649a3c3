package dev.plinth.policy.rules.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** A principal that stands for everybody in an account. */
final class WholeAccount {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:arn:[^:]+:iam::)?([0-9]{12}|\\$\\{.*}|\\*)(?::root)?");

  private WholeAccount() {}

  /** The account, or the expression that gives it; empty where somebody in it is named. */
  static Optional<String> of(String principal) {
    var matcher = ACCOUNT.matcher(principal);
    return matcher.matches() && !principal.matches("\\$\\{aws_.*")
        ? Optional.of(matcher.group(1)).filter(account -> !account.equals("*"))
        : Optional.empty();
  }
}
