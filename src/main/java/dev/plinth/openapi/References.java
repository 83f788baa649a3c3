package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;

/** Follows the references of a document. */
final class References {
  private static final String KEY = "$ref";
  private static final String LOCAL = "#/";

  /** What stands below is not OpenAPI's. */
  private static final Set<String> DATA = Set.of("example", "examples", "enum", "default");

  private final JsonNode root;
  private final Defects defects;

  References(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  /** Notes references that lead nowhere, to another file, or in a circle. */
  void check() {
    check(JsonPointer.empty(), root);
  }

  /** What is said at a place, or where the place refers to: missing, if that leads nowhere. */
  static JsonNode resolved(JsonNode root, JsonNode node) {
    JsonNode at = node;
    for (int steps = 0; at.path(KEY).isTextual(); steps++) {
      if (steps == LocatedJson.DEEPEST || !at.path(KEY).textValue().startsWith(LOCAL)) {
        return MissingNode.getInstance();
      }
      at = root.at(pointer(at.path(KEY).textValue()));
    }
    return at;
  }

  /** Where a reference within the document leads. */
  static JsonPointer pointer(String reference) {
    return JsonPointer.compile(reference.substring(1));
  }

  private void check(JsonPointer place, JsonNode node) {
    if (node.path(KEY).isTextual()) {
      checkReference(place.appendProperty(KEY), node);
      return;
    }
    node.properties().stream()
        .filter(entry -> !DATA.contains(entry.getKey()) && !entry.getKey().startsWith("x-"))
        .forEach(entry -> check(place.appendProperty(entry.getKey()), entry.getValue()));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      check(place.appendIndex(index), node.get(index));
    }
  }

  private void checkReference(JsonPointer place, JsonNode node) {
    String reference = node.get(KEY).textValue();
    if (!reference.startsWith(LOCAL)) {
      defects.add(
          place,
          "is \"%s\": allowed is a place in the document, such as #/components/schemas/Problem:"
                  .formatted(reference)
              + " API Gateway reads no other file");
    } else if (resolved(root, node).isMissingNode()) {
      defects.add(
          place,
          "is \"%s\": allowed is a place that is there: correct it or write what it should lead to"
              .formatted(reference));
    }
  }
}
