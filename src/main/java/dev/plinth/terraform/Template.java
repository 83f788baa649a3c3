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
  /**
   * A type has its provider's name before the first underscore; var and local have none. Behind the
   * name may stand which instances are meant: {@code [0]}, {@code [*]}, or as it was written
   * earlier, {@code .0} and {@code .*}.
   */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\w.])((?:data\\.|ephemeral\\.)?[a-z][a-z0-9]*_[a-z0-9_]+\\.[A-Za-z_][\\w-]*)"
              + "(?:\\[[^]]*]|\\.\\d+|\\.\\*)?\\.([A-Za-z_]\\w*)");

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
        .map(part -> withoutQuoted(part.text()))
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

  /** An expression without what is quoted in it, unless that is a template again. */
  private static String withoutQuoted(String expression) {
    if (expression.indexOf('"') < 0) {
      return expression;
    }
    var rest = new StringBuilder();
    var brackets = new Brackets();
    int index = 0;
    while (index < expression.length()) {
      boolean before = brackets.isQuoted();
      int length = brackets.take(expression, index);
      rest.append(
          before || brackets.isQuoted() ? " " : expression.substring(index, index + length));
      index += length;
    }
    return rest.toString();
  }

  /** The brace that closes an expression; those inside quotes do not count. */
  private static int closing(String text, int from) {
    var brackets = new Brackets();
    int index = from;
    while (index < text.length() && !(brackets.isEmpty() && text.charAt(index) == '}')) {
      index += brackets.take(text, index);
    }
    return Math.min(index, text.length());
  }
}
