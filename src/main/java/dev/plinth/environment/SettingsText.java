package dev.plinth.environment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a settings file says, before anybody asks what it may say.
 *
 * @param values key to value, in the order of the file
 * @param repeated a line for each key that is there twice
 */
record SettingsText(Map<String, JsonNode> values, List<String> repeated) {
  private static final int LIMIT_BYTES = 1 << 20;
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  /**
   * Reads a file.
   *
   * @throws InvalidSettings if it is not there, not text, or not a JSON object
   */
  static SettingsText of(Path file) {
    String text = text(file);
    try (JsonParser parser = JSON.createParser(text)) {
      return object(parser);
    } catch (NotAnObject refused) {
      throw new InvalidSettings(file, List.of(refused.getMessage()));
    } catch (JsonProcessingException bad) {
      throw new InvalidSettings(file, List.of(reason(bad)));
    } catch (IOException impossible) {
      throw new InvalidSettings(file, List.of("cannot be read: " + impossible.getMessage()));
    }
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new InvalidSettings(
          "%s: no such file; beside it there are: %s"
              .formatted(InvalidSettings.shown(file), SettingsFiles.others(file)));
    }
    try {
      long size = Files.size(file);
      if (size > LIMIT_BYTES) {
        throw new InvalidSettings(
            file, List.of("is of %d bytes: allowed are at most %d".formatted(size, LIMIT_BYTES)));
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException notText) {
      throw new InvalidSettings(file, List.of("is not UTF-8 text: save it as UTF-8"));
    } catch (IOException failure) {
      throw new InvalidSettings(
          file, List.of("cannot be read: check that it is a file, and its permissions"));
    }
  }

  private static SettingsText object(JsonParser parser) throws IOException, NotAnObject {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new NotAnObject("is not a JSON object: allowed is {\"key\": value, …}");
    }
    var values = new LinkedHashMap<String, JsonNode>();
    var lines = new LinkedHashMap<String, Integer>();
    var repeated = new ArrayList<String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      if (values.containsKey(key)) {
        repeated.add(
            "%s is there twice, in line %d and line %d: keep one"
                .formatted(key, lines.get(key), line));
      }
      parser.nextToken();
      values.put(key, parser.readValueAsTree());
      lines.put(key, line);
    }
    if (parser.nextToken() != null) {
      throw new NotAnObject(
          place(parser.currentTokenLocation()) + ": more after the end: allowed is one object");
    }
    return new SettingsText(values, repeated);
  }

  /** Jackson adds where it began to read a list or an object; where it stopped is enough. */
  private static String reason(JsonProcessingException bad) {
    String reason = bad.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    return bad.getLocation() == null ? reason : place(bad.getLocation()) + ": " + reason;
  }

  private static String place(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static final class NotAnObject extends Exception {
    private static final long serialVersionUID = 1L;

    NotAnObject(String message) {
      super(message);
    }
  }
}
