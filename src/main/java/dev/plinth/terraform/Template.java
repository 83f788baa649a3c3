package dev.plinth.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of Terraform, cut into what stands there and what Terraform computes: {@code ${…}}.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates">String
 *     templates</a>
 */
record Template(List<Part> parts) {
  /** A type has its provider's name before the first underscore; var and local have none. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\w.])((?:data\\.|ephemeral\\.)?[a-z][a-z0-9]*_[a-z0-9_]+\\.[A-Za-z_][\\w-]*)"
              + "(?:\\[[^]]*])?\\.(\\w+)");

  /** A text inside an expression, unless it is a template again. */
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\$]|\\\\.|\\$(?!\\{))*\"");

  /** A piece of the text; an expression is without its braces. */
  record Part(String text, boolean isExpression) {
    String spelled() {
      return isExpression ? "${" + text + "}" : text;
    }
  }

  static Template of(String text) {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int start = nextExpression(text, 0); start >= 0; start = nextExpression(text, from)) {
      int end = closing(text, start + 2);
      if (start > from) {
        parts.add(new Part(text.substring(from, start), false));
      }
      parts.add(new Part(text.substring(start + 2, end), true));
      from = Math.min(end + 1, text.length());
    }
    if (from < text.length()) {
      parts.add(new Part(text.substring(from), false));
    }
    return new Template(List.copyOf(parts));
  }

  /** A text that means itself, as it stands in a template. */
  static String escape(String text) {
    return text.contains("${") ? text.replace("${", "$${") : text;
  }

  /** Whether the text is one expression and nothing else, so that its value has any type. */
  boolean isOneExpression() {
    return parts.size() == 1 && parts.get(0).isExpression();
  }

  /** The text with other pieces. */
  String with(Function<Part, String> spelling) {
    return String.join("", parts.stream().map(spelling).toList());
  }

  Stream<Reference> references() {
    return parts.stream()
        .filter(Part::isExpression)
        .map(part -> QUOTED.matcher(part.text()).replaceAll("\"\""))
        .flatMap(expression -> REFERENCE.matcher(expression).results())
        .map(found -> new Reference(found.group(1), found.group(2)));
  }

  /** Where the next expression begins; {@code $${} is an escape for the text itself. */
  private static int nextExpression(String text, int from) {
    int start = text.indexOf("${", from);
    while (start > 0 && text.charAt(start - 1) == '$') {
      start = text.indexOf("${", start + 2);
    }
    return start;
  }

  /** The brace that closes an expression; those inside quotes do not count. */
  private static int closing(String text, int from) {
    int depth = 1;
    boolean quoted = false;
    for (int index = from; index < text.length(); index++) {
      switch (text.charAt(index)) {
        case '\\' -> index++;
        case '"' -> quoted = !quoted;
        case '{' -> depth += quoted ? 0 : 1;
        case '}' -> depth -= quoted ? 0 : 1;
        default -> {}
      }
      if (depth == 0) {
        return index;
      }
    }
    return text.length();
  }
}
