package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonFactory;
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
  private static final int DEEPEST = 100;

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
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is no JSON, or has the
   *     same key twice
   */
  LocatedJson(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      root = parser.currentToken() == null ? NODES.missingNode() : value(parser, 1);
      if (parser.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "more after the end", parser.currentTokenLocation());
      }
    }
  }

  /** What the text says: missing where it says nothing. */
  JsonNode root() {
    return root;
  }

  /** The line of a value, or of the nearest value around it; of an object's entry, of its key. */
  int line(JsonPointer pointer) {
    JsonPointer near = pointer;
    while (!lines.containsKey(near) && near.head() != null) {
      near = near.head();
    }
    return lines.getOrDefault(near, 1);
  }

  private JsonNode value(JsonParser parser, int line) throws IOException {
    lines.put(parser.getParsingContext().pathAsPointer(), line);
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      var object = NODES.objectNode();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        object.set(key, value(parser, keyLine));
      }
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      var list = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser, parser.currentTokenLocation().getLineNr()));
      }
      return list;
    }
    return parser.readValueAsTree();
  }
}
