package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The variables of a configuration that have a default, and its local values. */
final class NamedValues implements Values {
  private static final JsonNode UNKNOWN = MissingNode.getInstance();

  /** How far local values lead to others, before they stay as they are written. */
  private static final int DEPTH = 50;

  /** How many characters a local value may come to; others stay as they are written. */
  private static final int SIZE = 1_000_000;

  private final Map<String, JsonNode> defaults = new HashMap<>();
  private final Map<String, JsonNode> written;
  private final Map<String, JsonNode> locals = new HashMap<>();
  private int depth;

  /**
   * @param variables by their names
   * @param written local values by their names
   */
  NamedValues(Map<String, JsonNode> variables, Map<String, JsonNode> written) {
    this.written = written;
    variables.forEach(
        (name, variable) -> {
          if (variable.has("default")) {
            defaults.put(name, variable.get("default"));
          }
        });
    written.keySet().forEach(this::local);
  }

  @Override
  public JsonNode at(Traversal way) {
    return switch (way.name(0)) {
      case "var" -> Values.within(defaults.getOrDefault(way.name(1), UNKNOWN), way, 2);
      case "local" -> Values.within(local(way.name(1)), way, 2);
      default -> UNKNOWN;
    };
  }

  /** The local values, each with the values of the others. */
  JsonNode locals() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    written.forEach(
        (name, value) ->
            all.set(name, locals.get(name).isMissingNode() ? value : locals.get(name)));
    return all;
  }

  private JsonNode local(String name) {
    if (locals.containsKey(name)) {
      return locals.get(name);
    }
    if (!written.containsKey(name) || depth == DEPTH) {
      return UNKNOWN;
    }
    locals.put(name, UNKNOWN); // for a circle, which Terraform refuses
    depth++;
    JsonNode value = new Substitution(this).in(written.get(name));
    depth--;
    locals.put(name, size(value) > SIZE ? UNKNOWN : value);
    return locals.get(name);
  }

  private static int size(JsonNode value) {
    int size = 1 + (value.isTextual() ? value.textValue().length() : 0);
    for (JsonNode part : value) {
      size += size(part);
    }
    return size;
  }
}
