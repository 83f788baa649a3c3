package dev.plinth.access;

import dev.plinth.access.Caller.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a statement of a resource's policy is about.
 *
 * @param byType the words of a policy: {@code AWS}, {@code Service}, {@code Federated} and so on
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     The principal</a>
 */
record Principals(Map<String, List<String>> byType) {
  private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws:iam::)?(\\d{12})(?::root)?");

  /** Whether the caller is named: itself, its role, its service, or everybody. */
  boolean name(Caller caller) {
    return isEverybody()
        || (caller.kind() == Kind.SERVICE && of("Service").contains(caller.name()))
        || (caller.kind() == Kind.ROLE
            && (of("AWS").contains(caller.role()) || of("AWS").contains(caller.name())));
  }

  /** Whether the account is named, which leaves it to the account whom of its own it lets act. */
  boolean nameAccountOf(Caller caller) {
    return caller.kind() == Kind.ROLE && accounts().anyMatch(caller.account()::equals);
  }

  /** Whether all is listed that an exception for a caller takes: with the session, its account. */
  boolean except(Caller caller) {
    return switch (caller.kind()) {
      case ANONYMOUS -> isEverybody();
      case SERVICE -> isEverybody() || of("Service").contains(caller.name());
      case ROLE ->
          isEverybody()
              || (nameAccountOf(caller)
                  && of("AWS").containsAll(List.of(caller.role(), caller.name())));
    };
  }

  private boolean isEverybody() {
    return of("AWS").contains("*") || of("*").contains("*");
  }

  private Stream<String> accounts() {
    return of("AWS").stream()
        .map(ACCOUNT::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1));
  }

  private List<String> of(String type) {
    return byType.getOrDefault(type, List.of());
  }
}
