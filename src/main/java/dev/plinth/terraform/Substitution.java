package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Puts values in the place of the expressions that stand for them. */
final class Substitution {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A name and what is within it, and no more of an expression than a sign. */
  private static final Pattern NAME =
      Pattern.compile("\\s*+(-?+)([A-Za-z_][\\w.\\[\\]\"/-]*+)\\s*+");

  private final Values values;

  Substitution(Values values) {
    this.values = values;
  }

  /** A copy with values; what is not known stays as it is written. */
  JsonNode in(JsonNode node) {
    return texts(
        node, text -> text.asText().contains("${") ? in(Template.of(text.asText()), text) : text);
  }

  /** A copy with something else in the place of each text. */
  static JsonNode texts(JsonNode node, Function<JsonNode, JsonNode> other) {
    if (node.isTextual()) {
      return other.apply(node);
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode(node.size());
      node.forEach(element -> array.add(texts(element, other)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties().forEach(part -> object.set(part.getKey(), texts(part.getValue(), other)));
      return object;
    }
    return node;
  }

  private JsonNode in(Template template, JsonNode written) {
    if (template.isOneExpression()) {
      return value(template.parts().get(0)).orElse(written);
    }
    return TextNode.valueOf(
        template.with(
            part ->
                value(part)
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asText)
                    .orElseGet(part::spelled)));
  }

  private Optional<JsonNode> value(Template.Part part) {
    var name = NAME.matcher(part.text());
    if (!part.isExpression() || !name.matches()) {
      return Optional.empty();
    }
    boolean negated = !name.group(1).isEmpty();
    return Optional.of(values.at(Traversal.of(name.group(2))))
        .filter(value -> negated ? value.isNumber() : !value.isMissingNode())
        .map(value -> negated ? JSON.numberNode(value.decimalValue().negate()) : value);
  }
}
