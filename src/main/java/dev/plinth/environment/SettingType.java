package dev.plinth.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
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
  };

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

  private static Stream<JsonNode> entries(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
