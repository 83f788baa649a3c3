package dev.plinth.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text of a policy, with wildcards and policy variables. What stands for a variable is text: a
 * wildcard in it is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">
 *     Policy variables</a>
 */
final class Glob {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([*?$]|[\\w:./-]+)(?:\\s*,\\s*'([^']*)')?}");
  private static final int PARTS_OF_AN_ARN = 6;

  /** Stand for the two wildcards where they are text: no policy is written with them. */
  private static final char STAR = '\uE000';

  private static final char QUESTION_MARK = '\uE001';

  private final String spelled;

  private Glob(String spelled) {
    this.spelled = spelled;
  }

  /** A text without variables. */
  static Glob plain(String text) {
    return new Glob(text);
  }

  /** A text whose variables take their values from a request; empty if one is not known. */
  static Optional<Glob> of(String text, AccessRequest request) {
    var filled = new StringBuilder();
    var variable = VARIABLE.matcher(text);
    int from = 0;
    while (variable.find()) {
      Optional<String> value = value(variable.group(1), variable.group(2), request);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      filled.append(text, from, variable.start());
      filled.append(value.get().replace('*', STAR).replace('?', QUESTION_MARK));
      from = variable.end();
    }
    return Optional.of(new Glob(filled.append(text.substring(from)).toString()));
  }

  private static Optional<String> value(String name, String otherwise, AccessRequest request) {
    if (name.length() == 1) {
      return Optional.of(name);
    }
    return request
        .values(name)
        .filter(values -> values.size() == 1)
        .map(values -> values.get(0))
        .or(() -> Optional.ofNullable(otherwise));
  }

  /** The text as it stands, for operators that know no wildcards. */
  String text() {
    return literal(spelled);
  }

  boolean matches(String value) {
    return matches(spelled, value);
  }

  boolean matchesIgnoringCase(String value) {
    return matches(spelled.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
  }

  /** ARNs are compared part by part: a wildcard does not reach across one of the first colons. */
  boolean matchesArn(String arn) {
    String[] wanted = spelled.split(":", PARTS_OF_AN_ARN);
    String[] given = arn.split(":", PARTS_OF_AN_ARN);
    if (wanted.length != PARTS_OF_AN_ARN || given.length != PARTS_OF_AN_ARN) {
      return false;
    }
    for (int part = 0; part < PARTS_OF_AN_ARN; part++) {
      if (!matches(wanted[part], given[part])) {
        return false;
      }
    }
    return true;
  }

  /** With a place to go back to: behind the last star, as far as it has reached until now. */
  private static boolean matches(String glob, String value) {
    int at = 0;
    int star = -1;
    int reached = 0;
    for (int given = 0; given < value.length(); ) {
      char wanted = at < glob.length() ? glob.charAt(at) : 0;
      if (at < glob.length() && wanted == '*') {
        star = at++;
        reached = given;
      } else if (at < glob.length() && (wanted == '?' || literal(wanted) == value.charAt(given))) {
        at++;
        given++;
      } else if (star >= 0) {
        at = star + 1;
        given = ++reached;
      } else {
        return false;
      }
    }
    return glob.substring(at).chars().allMatch(rest -> rest == '*');
  }

  private static char literal(char spelled) {
    return switch (spelled) {
      case STAR -> '*';
      case QUESTION_MARK -> '?';
      default -> spelled;
    };
  }

  private static String literal(String text) {
    return text.replace(STAR, '*').replace(QUESTION_MARK, '?');
  }
}
