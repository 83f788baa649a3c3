package dev.plinth.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The types that a value in a settings file has. */
enum SettingType {
  TEXT("string", "a text") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
  },
  NUMBER("number", "a whole number") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node)
          .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
          .map(JsonNode::intValue);
    }
  },
  FLAG("bool", "true or false") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }
  },
  TEXTS("list(string)", "a list of texts") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node)
          .filter(JsonNode::isArray)
          .filter(list -> entries(list).allMatch(JsonNode::isTextual))
          .map(list -> entries(list).map(JsonNode::textValue).toList());
    }
  },
  TEXT_BY_NAME("map(string)", "an object whose every value is a text") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node)
          .filter(JsonNode::isObject)
          .filter(object -> entries(object).allMatch(JsonNode::isTextual))
          .map(object -> inOrder(object, JsonNode::textValue));
    }
  },
  OBJECT_BY_NAME("any", "an object whose every value is an object") {
    @Override
    Optional<Object> read(JsonNode node) {
      return Optional.of(node)
          .filter(JsonNode::isObject)
          .filter(object -> entries(object).allMatch(JsonNode::isObject))
          .map(object -> inOrder(object, SettingType::plain));
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String terraform;
  private final String says;

  SettingType(String terraform, String says) {
    this.terraform = terraform;
    this.says = says;
  }

  /** The value of a JSON node: empty when it is of another type. */
  abstract Optional<Object> read(JsonNode node);

  /** What Terraform calls it. */
  String terraform() {
    return terraform;
  }

  /** What is allowed, in words: completes "allowed is …". */
  String says() {
    return says;
  }

  private static Map<String, Object> inOrder(JsonNode object, Function<JsonNode, Object> value) {
    var values = new LinkedHashMap<String, Object>();
    object.properties().forEach(entry -> values.put(entry.getKey(), value.apply(entry.getValue())));
    return Collections.unmodifiableMap(values);
  }

  private static Object plain(JsonNode node) {
    return JSON.convertValue(node, Object.class);
  }

  private static Stream<JsonNode> entries(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
