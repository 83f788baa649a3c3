package dev.plinth.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.IntStream;

/** JSON, read strictly: one value, no name twice. */
final class JsonText {
  /** Deeper than any resource nests its blocks, in modules that nest as well. */
  private static final int DEPTH = 200;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory JSON = factory();

  private JsonText() {}

  private static JsonFactory factory() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();
    return new ObjectMapper(factory)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .getFactory();
  }

  /**
   * A value.
   *
   * @throws InvalidDocument if the text is not JSON
   */
  static JsonNode value(String text) {
    return read(() -> JSON.createParser(text), parser -> parser.readValueAsTree());
  }

  /**
   * The object that a document is, without the parts that are not wanted.
   *
   * @throws InvalidDocument if the text is not a JSON object
   */
  static ObjectNode document(String text) {
    return read(() -> JSON.createParser(text), JsonText::document);
  }

  /**
   * The object that a document is, without the parts that are not wanted.
   *
   * @param text in UTF-8
   * @throws InvalidDocument if the text is not a JSON object
   */
  static ObjectNode document(byte[] text) {
    if (!startsInUtf8(text)) {
      throw notUtf8();
    }
    return read(() -> JSON.createParser(text), JsonText::document);
  }

  static InvalidDocument notUtf8() {
    return InvalidDocument.file("no text in UTF-8, as JSON is");
  }

  /** Otherwise the parser would guess an encoding of more than one byte. */
  private static boolean startsInUtf8(byte[] text) {
    return IntStream.range(0, Math.min(text.length, 4))
        .map(index -> text[index])
        .noneMatch(next -> next == 0 || next == -1 || next == -2);
  }

  private interface Opening {
    JsonParser parser() throws IOException;
  }

  private interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T extends JsonNode> T read(Opening opening, Reading<T> reading) {
    try (JsonParser parser = opening.parser()) {
      if (parser.nextToken() == null) {
        throw InvalidDocument.because("empty");
      }
      T root = reading.read(parser);
      if (parser.nextToken() != null) {
        throw InvalidDocument.because(place(parser.currentTokenLocation()) + "more after the end");
      }
      return root;
    } catch (JsonProcessingException bad) {
      if (bad.getOriginalMessage().startsWith("Invalid UTF-8")) {
        throw notUtf8();
      }
      throw InvalidDocument.because(place(bad.getLocation()) + reason(bad));
    } catch (IOException binary) {
      throw notUtf8();
    }
  }

  private static ObjectNode document(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw InvalidDocument.because("not a JSON object");
    }
    return object(parser, Part.DOCUMENT);
  }

  private static JsonNode node(JsonParser parser, Part part) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> part == Part.WHOLE ? parser.readValueAsTree() : object(parser, part);
      case START_ARRAY -> part == Part.WHOLE ? parser.readValueAsTree() : array(parser, part);
      default -> parser.readValueAsTree();
    };
  }

  private static ObjectNode object(JsonParser parser, Part part) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Part inside = part.at(name, object);
      parser.nextToken();
      if (inside == Part.NOTHING) {
        parser.skipChildren();
      } else if (object.replace(name, node(parser, inside)) != null) {
        throw InvalidDocument.because(
            place(parser.currentTokenLocation()) + "Duplicate field '%s'".formatted(name));
      }
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, Part part) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, part));
    }
    return array;
  }

  private static String reason(JsonProcessingException bad) {
    if (bad instanceof StreamConstraintsException tooMuch) {
      return tooMuch.getOriginalMessage().replaceAll(", from `[^`]*`", "");
    }
    // without a second place, which names the parser's source
    return bad.getOriginalMessage().replaceAll(" \\(start marker at .*\\)$", "");
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }
}
