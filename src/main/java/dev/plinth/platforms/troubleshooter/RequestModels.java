package dev.plinth.platforms.troubleshooter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What bodies of requests must be, in the words of JSON Schema that API Gateway checks. Formats and
 * what only people read are left out, and so are the schemas of answers, which nobody checks here.
 *
 * <p>Only JSON is looked at. A body that says it is of another type passes, as API Gateway has it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">What
 *     API Gateway does not take of OpenAPI</a>
 */
final class RequestModels {
  private static final String SCHEMAS = "#/components/schemas/";

  /** Words that are taken as they are. */
  private static final Set<String> PLAIN =
      Set.of(
          "$ref",
          "type",
          "required",
          "enum",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "multipleOf",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  private static final Set<String> OF_ONE_SCHEMA = Set.of("items", "additionalProperties", "not");
  private static final Set<String> OF_MANY_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");

  private final JsonNode document;
  private final TreeMap<String, JsonNode> schemas = new TreeMap<>();

  RequestModels(JsonNode document) {
    this.document = document;
  }

  /** The body of a request, by its media type; empty where no JSON is asked for. */
  Optional<ObjectNode> of(JsonNode requestBody) {
    var content = JsonNodeFactory.instance.objectNode();
    requestBody
        .path("content")
        .properties()
        .forEach(
            media -> {
              if (MediaType.isJson(media.getKey()) && media.getValue().has("schema")) {
                content
                    .putObject(media.getKey())
                    .set("schema", simplified(media.getValue().get("schema")));
              }
            });
    if (content.isEmpty()) {
      return Optional.empty();
    }
    var body = JsonNodeFactory.instance.objectNode();
    body.put("required", requestBody.path("required").asBoolean());
    body.set("content", content);
    return Optional.of(body);
  }

  /** The schemas that have been named so far, and all that those name. */
  ObjectNode schemas() {
    var all = JsonNodeFactory.instance.objectNode();
    schemas.forEach(all::set);
    return all;
  }

  private JsonNode simplified(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    var simple = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(word -> copy(word.getKey(), word.getValue(), simple));
    return simple;
  }

  private void copy(String word, JsonNode value, ObjectNode simple) {
    if (word.equals("$ref")) {
      name(value.textValue());
    }
    if (PLAIN.contains(word)) {
      simple.set(word, value);
    } else if (OF_ONE_SCHEMA.contains(word)) {
      simple.set(word, simplified(value));
    } else if (OF_MANY_SCHEMAS.contains(word)) {
      var many = simple.putArray(word);
      value.forEach(one -> many.add(simplified(one)));
    } else if (word.equals("properties")) {
      var properties = simple.putObject(word);
      value
          .properties()
          .forEach(entry -> properties.set(entry.getKey(), simplified(entry.getValue())));
    }
  }

  private void name(String reference) {
    String name = reference.substring(SCHEMAS.length());
    if (!schemas.containsKey(name)) {
      // Before its own references are followed: a schema may name itself.
      schemas.put(name, JsonNodeFactory.instance.objectNode());
      schemas.put(name, simplified(document.at(reference.substring(1))));
    }
  }
}
