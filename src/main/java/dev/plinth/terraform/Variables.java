package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The variables of a document that have a default, and what an expression of one comes to. */
final class Variables {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\s*(-?)var\\.(\\w+)\\s*");

  static final Variables NONE = new Variables(Map.of());

  private final Map<String, JsonNode> defaults = new HashMap<>();

  Variables(Map<String, Block> variables) {
    variables.forEach(
        (name, variable) -> {
          if (!variable.value("default").isMissingNode()) {
            defaults.put(name, variable.value("default"));
          }
        });
  }

  /** A copy in which defaults stand where variables stood. */
  JsonNode resolve(JsonNode node) {
    if (node.isTextual()) {
      return resolve(Template.of(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode(node.size());
      node.forEach(element -> array.add(resolve(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties().forEach(entry -> object.set(entry.getKey(), resolve(entry.getValue())));
      return object;
    }
    return node;
  }

  private JsonNode resolve(Template template) {
    if (template.isOneExpression()) {
      Template.Part expression = template.parts().get(0);
      return value(expression).orElseGet(() -> TextNode.valueOf(expression.spelled()));
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
    var variable = VARIABLE.matcher(part.text());
    if (!part.isExpression() || !variable.matches()) {
      return Optional.empty();
    }
    boolean negated = !variable.group(1).isEmpty();
    return Optional.ofNullable(defaults.get(variable.group(2)))
        .map(value -> negated ? IntNode.valueOf(-value.intValue()) : value);
  }
}
