package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An object, list, text or number as Terraform's expressions spell it; another expression in it
 * becomes a text that is that expression: {@code {a = [1, aws_lb.main.arn]}} is {@code {"a": [1,
 * "${aws_lb.main.arn}"]}}.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/language/expressions/types#literal-expressions">Literal
 *     expressions</a>
 */
final class Literal {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Deeper than any policy; without an end, a text could be made to fill the stack. */
  private static final int DEPTH = 100;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*|\\d{1,30}");

  private Literal() {}

  /**
   * The value of an expression.
   *
   * @throws InvalidDocument if there is no expression, or brackets do not fit
   */
  static JsonNode read(String expression) {
    return value(expression.strip(), DEPTH);
  }

  private static JsonNode value(String text, int depth) {
    if (depth == 0 || text.isEmpty()) {
      throw notLiteral();
    }
    boolean enclosed = isEnclosed(text);
    if (enclosed && text.charAt(0) == '{' && !isFor(text)) {
      return object(text, depth);
    }
    if (enclosed && text.charAt(0) == '[' && !isFor(text)) {
      return list(text, depth);
    }
    if (enclosed && text.charAt(0) == '"') {
      return TextNode.valueOf(unquoted(text));
    }
    if (NUMBER.matcher(text).matches()) {
      return JSON.numberNode(new BigDecimal(text));
    }
    return switch (text) {
      case "true" -> JSON.booleanNode(true);
      case "false" -> JSON.booleanNode(false);
      case "null" -> JSON.nullNode();
      default -> TextNode.valueOf("${" + text + "}");
    };
  }

  /** Whether what the first character opens ends with the last one. */
  private static boolean isEnclosed(String text) {
    var brackets = new Brackets();
    int index = brackets.take(text, 0);
    while (index < text.length() && !brackets.isEmpty()) {
      index += brackets.take(text, index);
    }
    return index == text.length() && brackets.isEmpty() && text.length() > 1;
  }

  private static boolean isFor(String text) {
    return text.substring(1).stripLeading().matches("(?s)for\\s.*");
  }

  private static ArrayNode list(String text, int depth) {
    ArrayNode list = JSON.arrayNode();
    for (String element : parts(text.substring(1, text.length() - 1), ",")) {
      if (!element.isBlank()) {
        list.add(value(element.strip(), depth - 1));
      }
    }
    return list;
  }

  private static ObjectNode object(String text, int depth) {
    ObjectNode object = JSON.objectNode();
    for (String item : parts(text.substring(1, text.length() - 1), ",\n")) {
      if (!item.isBlank()) {
        int separator = end(item, 0, "=:");
        if (separator == item.length()) {
          throw notLiteral();
        }
        object.set(
            name(item.substring(0, separator).strip()),
            value(item.substring(separator + 1).strip(), depth - 1));
      }
    }
    return object;
  }

  private static String name(String text) {
    if (NAME.matcher(text).matches()) {
      return text;
    }
    if (text.startsWith("\"") && isEnclosed(text)) {
      return unquoted(text);
    }
    if (text.startsWith("(") && isEnclosed(text)) {
      return "${" + text.substring(1, text.length() - 1) + "}";
    }
    throw notLiteral();
  }

  private static String unquoted(String text) {
    var unquoted = new StringBuilder();
    var brackets = new Brackets();
    int index = brackets.take(text, 0);
    while (index < text.length() - 1) {
      boolean escaped = brackets.isInOuterText() && text.charAt(index) == '\\';
      int length = brackets.take(text, index);
      String taken = text.substring(index, index + length);
      index += length;
      if (escaped && taken.equals("\\u") && index + 4 < text.length()) {
        unquoted.append(unicode(text.substring(index, index + 4)));
        index += 4;
      } else {
        unquoted.append(escaped ? unescaped(taken) : taken);
      }
    }
    return unquoted.toString();
  }

  private static char unicode(String digits) {
    try {
      return (char) Integer.parseInt(digits, 16);
    } catch (NumberFormatException bad) {
      throw notLiteral();
    }
  }

  private static String unescaped(String escape) {
    return switch (escape) {
      case "\\n" -> "\n";
      case "\\r" -> "\r";
      case "\\t" -> "\t";
      default -> escape.substring(1);
    };
  }

  /** What separators outside brackets leave between them. */
  private static List<String> parts(String text, String separators) {
    var parts = new ArrayList<String>();
    int from = 0;
    while (from <= text.length()) {
      int end = end(text, from, separators);
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    return parts;
  }

  /** Where one of some characters stands outside brackets; otherwise the end. */
  private static int end(String text, int from, String ends) {
    var brackets = new Brackets();
    int index = from;
    while (index < text.length()) {
      if (brackets.isEmpty() && ends.indexOf(text.charAt(index)) >= 0) {
        return index;
      }
      index += brackets.take(text, index);
    }
    return text.length();
  }

  private static InvalidDocument notLiteral() {
    return InvalidDocument.because("no expression that could be read");
  }
}
