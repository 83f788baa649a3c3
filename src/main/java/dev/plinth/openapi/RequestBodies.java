package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in the schemas of what is sent to the API that which API Gateway refuses or leaves out when
 * it imports a document, so that it would turn away or let through other bodies than the document
 * says. (Amazon API Gateway developer guide, "Important notes", for REST APIs.) Of answers it
 * checks none, and of parameters only that those are there which are required.
 */
final class RequestBodies {
  private static final JsonPointer PATHS = JsonPointer.compile("/paths");
  private static final String SCHEMAS = "#/components/schemas/";
  private static final List<String> CHOICES = List.of("oneOf", "anyOf", "allOf");
  private static final String NOT_LOOKED_AT = "cannot be kept: API Gateway does not look at it: ";

  private static final Map<String, String> NOT_TAKEN =
      Map.of(
          "exclusiveMaximum",
          NOT_LOOKED_AT + "say by maximum alone what is allowed",
          "exclusiveMinimum",
          NOT_LOOKED_AT + "say by minimum alone what is allowed",
          "maxItems",
          NOT_LOOKED_AT + "say it in the description, and check it in the service",
          "minItems",
          NOT_LOOKED_AT + "say it in the description, and check it in the service",
          "nullable",
          "cannot be kept: API Gateway refuses null: leave the property out of required instead",
          "readOnly",
          "cannot be kept: API Gateway asks for it as for any other: make a schema of its own for"
              + " what is sent");

  private final JsonNode root;
  private final Defects defects;
  private final Set<JsonPointer> seen = new HashSet<>();

  RequestBodies(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  void check() {
    for (Map.Entry<String, JsonNode> path : root.at(PATHS).properties()) {
      JsonPointer place = PATHS.appendProperty(path.getKey());
      for (String method : Routes.METHODS) {
        checkBody(
            place.appendProperty(method).appendProperty("requestBody"),
            path.getValue().path(method).path("requestBody"));
      }
    }
  }

  private void checkBody(JsonPointer place, JsonNode body) {
    String reference = body.path("$ref").asText();
    if (reference.startsWith("#/")) {
      JsonPointer target = References.pointer(reference);
      if (seen.add(target)) {
        checkBody(target, root.at(target));
      }
      return;
    }
    JsonPointer content = place.appendProperty("content");
    for (Map.Entry<String, JsonNode> type : body.path("content").properties()) {
      checkSchema(
          content.appendProperty(type.getKey()).appendProperty("schema"),
          type.getValue().path("schema"));
    }
  }

  private void checkSchema(JsonPointer place, JsonNode schema) {
    if (schema.has("$ref")) {
      checkReference(place, schema.path("$ref").asText());
      return;
    }
    NOT_TAKEN.forEach(
        (word, words) -> {
          if (schema.has(word) && !schema.get(word).equals(BooleanNode.FALSE)) {
            defects.add(place.appendProperty(word), words);
          }
        });
    for (String choice : CHOICES) {
      for (int index = 0; index < schema.path(choice).size(); index++) {
        if (schema.path(choice).path(index).has("$ref")) {
          defects.add(
              place.appendProperty(choice).appendIndex(index),
              "is a reference: API Gateway takes none in %s: write the schema here"
                  .formatted(choice));
        }
      }
    }
    parts(place, schema).forEach(this::checkSchema);
  }

  /** A schema that is referred to becomes a model of the API. */
  private void checkReference(JsonPointer place, String reference) {
    if (!reference.startsWith("#/")) {
      return;
    }
    if (!reference.matches(SCHEMAS + "[A-Za-z0-9]+")) {
      defects.add(
          place,
          "refers to %s: allowed is a schema in components.schemas whose name has letters and digits"
                  .formatted(reference)
              + " alone, as models of API Gateway do");
    }
    JsonPointer target = References.pointer(reference);
    if (seen.add(target)) {
      checkSchema(target, root.at(target));
    }
  }

  /** The schemas that a schema is made of, by their places. */
  private static Map<JsonPointer, JsonNode> parts(JsonPointer place, JsonNode schema) {
    var parts = new LinkedHashMap<JsonPointer, JsonNode>();
    for (String word : List.of("items", "additionalProperties", "not")) {
      if (schema.path(word).isObject()) {
        parts.put(place.appendProperty(word), schema.get(word));
      }
    }
    JsonPointer properties = place.appendProperty("properties");
    schema
        .path("properties")
        .properties()
        .forEach(entry -> parts.put(properties.appendProperty(entry.getKey()), entry.getValue()));
    for (String choice : CHOICES) {
      for (int index = 0; index < schema.path(choice).size(); index++) {
        parts.put(place.appendProperty(choice).appendIndex(index), schema.path(choice).path(index));
      }
    }
    return parts;
  }
}
