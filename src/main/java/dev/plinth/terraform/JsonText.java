package dev.plinth.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON, read strictly: one value, no name twice. */
final class JsonText {
  private static final JsonFactory JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).getFactory();

  private JsonText() {}

  /**
   * The value of a text.
   *
   * @throws InvalidDocument if it is not JSON
   */
  static JsonNode read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNode root = parser.readValueAsTree();
      if (root == null) {
        throw new InvalidDocument("empty");
      }
      if (parser.nextToken() != null) {
        throw new InvalidDocument(place(parser.currentTokenLocation()) + "more after the end");
      }
      return root;
    } catch (JsonProcessingException bad) {
      throw new InvalidDocument(place(bad.getLocation()) + reason(bad));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Without a second place, which names the parser's source. */
  private static String reason(JsonProcessingException bad) {
    return bad.getOriginalMessage().replaceAll(" \\(start marker at .*\\)$", "");
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }
}
