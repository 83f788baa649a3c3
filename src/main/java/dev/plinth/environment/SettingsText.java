package dev.plinth.environment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
  /** More than a thousand services need, and little enough to be read in a moment. */
  private static final int LIMIT_BYTES = 16 << 20;

  private static final JsonFactory JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).getFactory();

  /**
   * Reads a file.
   *
   * @throws InvalidSettings if it is not there, not text, or not a JSON object
   */
  static SettingsText of(Path file) {
    return read(file, SettingsText::object);
  }

  /**
   * Reads a file that is a list.
   *
   * @throws InvalidSettings if it is not there, not text, or not a JSON list of objects
   */
  static List<JsonNode> listIn(Path file) {
    return read(file, SettingsText::list);
  }

  private static <T> T read(Path file, Form<T> form) {
    String text = text(file);
    try (JsonParser parser = JSON.createParser(text)) {
      T read = form.read(parser);
      if (parser.nextToken() != null) {
        throw new OtherForm(place(parser.currentTokenLocation()) + ": more after the end");
      }
      return read;
    } catch (OtherForm refused) {
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

  private static SettingsText object(JsonParser parser) throws IOException, OtherForm {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new OtherForm("is not a JSON object: allowed is {\"key\": value, …}");
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
    return new SettingsText(values, repeated);
  }

  private static List<JsonNode> list(JsonParser parser) throws IOException, OtherForm {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new OtherForm("is not a JSON list: allowed is [{\"key\": value, …}, …]");
    }
    var entries = new ArrayList<JsonNode>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String place = place(parser.currentTokenLocation());
      JsonNode entry = parser.readValueAsTree();
      if (!entry.isObject()) {
        throw new OtherForm(place + ": is not a JSON object: allowed is {\"key\": value, …}");
      }
      entries.add(entry);
    }
    return entries;
  }

  /** Jackson adds where it began to read, and how it was told to; where it stopped is enough. */
  private static String reason(JsonProcessingException bad) {
    String reason =
        bad.getOriginalMessage()
            .replaceFirst(" \\(start marker at .*", "")
            .replaceFirst("Duplicate field '(.*)' for .*", "$1 is there twice: keep one");
    return bad.getLocation() == null ? reason : place(bad.getLocation()) + ": " + reason;
  }

  private static String place(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** What a file holds as a whole. */
  private interface Form<T> {
    T read(JsonParser parser) throws IOException, OtherForm;
  }

  private static final class OtherForm extends Exception {
    private static final long serialVersionUID = 1L;

    OtherForm(String message) {
      super(message);
    }
  }
}
