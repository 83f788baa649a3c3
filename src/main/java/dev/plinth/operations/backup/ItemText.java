package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as lines of an export: {@code {"Item": {"id": {"S": "a"}}}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">What
 *     an export has</a>
 */
final class ItemText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemText() {}

  /** The item of a line; nothing if the line is none. */
  static Optional<Map<String, AttributeValue>> item(String line) {
    try {
      JsonNode item = JSON.readTree(line).path("Item");
      return item.isObject() ? Optional.of(attributes(item)) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Map<String, AttributeValue> attributes(JsonNode object) {
    var attributes = new HashMap<String, AttributeValue>();
    object
        .fields()
        .forEachRemaining(field -> attributes.put(field.getKey(), value(field.getValue())));
    return attributes;
  }

  private static AttributeValue value(JsonNode typed) {
    var field = typed.fields().next();
    JsonNode value = field.getValue();
    var builder = AttributeValue.builder();
    return switch (field.getKey()) {
      case "S" -> builder.s(value.asText()).build();
      case "N" -> builder.n(value.asText()).build();
      case "B" -> builder.b(bytes(value)).build();
      case "BOOL" -> builder.bool(value.asBoolean()).build();
      case "NULL" -> builder.nul(true).build();
      case "SS" -> builder.ss(list(value, JsonNode::asText)).build();
      case "NS" -> builder.ns(list(value, JsonNode::asText)).build();
      case "BS" -> builder.bs(list(value, ItemText::bytes)).build();
      case "L" -> builder.l(list(value, ItemText::value)).build();
      case "M" -> builder.m(attributes(value)).build();
      default -> throw new IllegalArgumentException("no type: " + field.getKey());
    };
  }

  private static SdkBytes bytes(JsonNode text) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(text.asText()));
  }

  private static <T> List<T> list(JsonNode values, Function<JsonNode, T> element) {
    return new ArrayList<>(StreamSupport.stream(values.spliterator(), false).map(element).toList());
  }
}
