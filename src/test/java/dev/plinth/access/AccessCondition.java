package dev.plinth.access;

import java.util.List;
import java.util.Optional;

/**
 * A condition of a statement: one operator, one key, the values that fulfil it.
 *
 * <p>A key that a request does not have fulfils negated operators, those that end in {@code
 * IfExists}, and {@code ForAllValues}; nothing else. A key without a value is as good as none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     Conditions with several keys or values</a>
 */
record AccessCondition(String operator, String key, List<String> wanted, boolean variables) {
  private static final String FOR_ALL = "ForAllValues:";
  private static final String FOR_ANY = "ForAnyValue:";
  private static final String IF_EXISTS = "IfExists";

  boolean holds(AccessRequest request) {
    Optional<List<String>> given = request.values(key);
    if (operator.equalsIgnoreCase("Null")) {
      boolean isNull = given.filter(values -> !values.isEmpty()).isEmpty();
      return wanted.contains(Boolean.toString(isNull));
    }
    if (operator.startsWith(FOR_ALL)) {
      return given.stream().flatMap(List::stream).allMatch(value -> fits(value, request));
    }
    if (operator.startsWith(FOR_ANY)) {
      return given
          .map(values -> values.stream().anyMatch(value -> fits(value, request)))
          .orElse(ifExists());
    }
    return given
        .map(values -> fits(single(values), request))
        .orElseGet(() -> ifExists() || comparing().negated());
  }

  /** Of several values a plain operator would look at any one, by a rule that nobody wrote down. */
  private String single(List<String> values) {
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          "%s asks for one value of %s, but there are %s".formatted(operator, key, values));
    }
    return values.get(0);
  }

  private boolean fits(String value, AccessRequest request) {
    var comparing = comparing();
    boolean found =
        wanted.stream()
            .map(text -> variables ? Glob.of(text, request) : Optional.of(Glob.plain(text)))
            .flatMap(Optional::stream)
            .anyMatch(text -> comparing.comparison().holds(text, value));
    return found != comparing.negated();
  }

  private boolean ifExists() {
    return operator.endsWith(IF_EXISTS);
  }

  private ConditionOperator comparing() {
    String name = operator.substring(operator.indexOf(':') + 1);
    return ConditionOperator.named(
        name.endsWith(IF_EXISTS) ? name.substring(0, name.length() - IF_EXISTS.length()) : name);
  }
}
