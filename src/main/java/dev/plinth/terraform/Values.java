package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;

/** What names in expressions stand for, as far as it is known. */
interface Values {
  /**
   * The value at the end of a way such as {@code var.tags.Owner}; a missing node where it is not
   * known.
   */
  JsonNode at(Traversal way);

  /** What stands in a value behind some of its names: a key in brackets, or a name. */
  static JsonNode within(JsonNode value, Traversal way, int from) {
    JsonNode found = element(value, way.key(from - 1));
    for (int step = from; step < way.steps().size(); step++) {
      found = element(found.path(way.name(step)), way.key(step));
    }
    return found;
  }

  private static JsonNode element(JsonNode value, String key) {
    if (key.isEmpty()) {
      return value;
    }
    String inside = key.substring(1, key.length() - 1);
    return inside.matches("\\d{1,9}")
        ? value.path(Integer.parseInt(inside))
        : value.path(inside.replace("\"", ""));
  }
}
