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
 * Finds in schemas what API Gateway refuses when it imports a document, or leaves out, so that it
 * would let through or turn away other bodies than the document says. (Amazon API Gateway developer
 * guide, "Important notes", for REST APIs.) It looks at no schema of a parameter at all: whether a
 * required one is there is everything that it checks.
 */
final class Importable {
  private static final JsonPointer SCHEMAS = JsonPointer.compile("/components/schemas");
  private static final List<String> CHOICES = List.of("oneOf", "anyOf", "allOf");
  private static final Set<String> PLAIN = Set.of("string", "number", "integer", "boolean");
  private static final Set<String> FORMATS = Set.of("int32", "int64", "decimal");

  private static final Map<String, String> NOT_KNOWN =
      Map.of(
          "discriminator",
          "API Gateway does not know it: remove it",
          "exclusiveMinimum",
          "API Gateway does not look at it: say by minimum alone what is allowed",
          "nullable",
          "API Gateway does not know it, and refuses null: leave the property out of required"
              + " instead",
          "readOnly",
          "API Gateway does not know it: make a schema of its own for what is sent");

  /** What an import leaves out of the schema that bodies are checked against. */
  private static final List<String> NOT_CHECKED = List.of("minItems", "maxItems");

  private final JsonNode root;
  private final Defects defects;
  private final Set<JsonPointer> sent = new HashSet<>();

  Importable(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  void check() {
    root.at(SCHEMAS)
        .properties()
        .forEach(
            entry -> {
              JsonPointer place = SCHEMAS.appendProperty(entry.getKey());
              if (!entry.getKey().matches("[A-Za-z0-9]+")) {
                defects.add(place, "is no name of a model: allowed are letters and digits");
              }
              checkSchema(place, entry.getValue());
            });
    checkBodies(JsonPointer.empty(), root);
  }

  /** Looks for schemas of bodies wherever they stand. */
  private void checkBodies(JsonPointer place, JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonPointer inside = place.appendProperty(entry.getKey());
      if (entry.getKey().equals("content") && !node.has("in")) {
        checkContent(inside, entry.getValue(), isSent(inside));
      } else if (!inside.equals(SCHEMAS)) {
        checkBodies(inside, entry.getValue());
      }
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      checkBodies(place.appendIndex(index), node.get(index));
    }
  }

  private static boolean isSent(JsonPointer content) {
    return content.toString().contains("/requestBody/")
        || content.toString().startsWith("/components/requestBodies/");
  }

  private void checkContent(JsonPointer place, JsonNode content, boolean isSent) {
    for (Map.Entry<String, JsonNode> type : content.properties()) {
      JsonPointer inside = place.appendProperty(type.getKey()).appendProperty("schema");
      JsonNode schema = type.getValue().path("schema");
      checkSchema(inside, schema);
      if (isSent) {
        checkSent(inside, schema);
      } else if (PLAIN.contains(schema.path("type").asText())) {
        defects.add(
            inside,
            "is of type %s: API Gateway takes no plain type as an answer: refer to one in"
                    .formatted(schema.path("type").asText())
                + " components.schemas");
      }
    }
  }

  private void checkSchema(JsonPointer place, JsonNode schema) {
    NOT_KNOWN.forEach(
        (word, words) -> {
          if (schema.has(word) && !schema.get(word).equals(BooleanNode.FALSE)) {
            defects.add(place.appendProperty(word), "cannot be kept: " + words);
          }
        });
    if (FORMATS.contains(schema.path("format").asText())) {
      defects.add(
          place.appendProperty("format"),
          "is \"%s\", which API Gateway does not know: say minimum and maximum instead"
              .formatted(schema.path("format").asText()));
    }
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

  /** Follows references, since it is what is sent in the end that is checked. */
  private void checkSent(JsonPointer place, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith("#/")) {
      JsonPointer target = References.pointer(reference);
      if (sent.add(target)) {
        checkSent(target, root.at(target));
      }
      return;
    }
    for (String word : NOT_CHECKED) {
      if (schema.has(word)) {
        defects.add(
            place.appendProperty(word),
            "cannot be kept: API Gateway does not look at it: say it in the description, and check"
                + " it in the service");
      }
    }
    parts(place, schema).forEach(this::checkSent);
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
