package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** JSON whose every value knows the line that it is in. */
final class LocatedJson {
  /** Deeper than any schema that a person wrote. */
  static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .getFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<JsonPointer, Integer> lines = new HashMap<>();
  private final JsonNode root;

  /**
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is no JSON, is nested
   *     too deep, or has the same key twice
   */
  LocatedJson(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      root = parser.nextToken() == null ? NODES.missingNode() : value(parser, JsonPointer.empty());
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more after the end", parser.currentTokenLocation());
      }
    }
  }

  /** What the text says: missing where it says nothing. */
  JsonNode root() {
    return root;
  }

  /** The line of a value, which for an object's entry is that of its key, or of what is around. */
  int line(JsonPointer place) {
    JsonPointer near = place;
    while (!lines.containsKey(near)) {
      // The head of a pointer that was put together is not always right: it is read anew.
      near = JsonPointer.compile(near.toString()).head();
    }
    return lines.get(near);
  }

  private JsonNode value(JsonParser parser, JsonPointer place) throws IOException {
    lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser, place);
    }
    return parser.currentToken() == JsonToken.START_ARRAY
        ? list(parser, place)
        : parser.readValueAsTree();
  }

  private JsonNode object(JsonParser parser, JsonPointer place) throws IOException {
    var object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonPointer entry = place.appendProperty(key);
      lines.put(entry, parser.currentTokenLocation().getLineNr());
      parser.nextToken();
      object.set(key, value(parser, entry));
    }
    return object;
  }

  private JsonNode list(JsonParser parser, JsonPointer place) throws IOException {
    var list = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser, place.appendIndex(list.size())));
    }
    return list;
  }
}
