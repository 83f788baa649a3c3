package dev.plinth.operations.recovery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a settings file, of which single values are replaced: all else stays as it is
 * written, so that the difference to another file is a difference of settings.
 */
final class SettingsEdit {
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  /** What every file has, in whose key the platform's prefix can be seen. */
  private static final String ALWAYS = "account_id";

  private final String prefix;
  private String text;

  /** Begins with the text of a file that has been found to be allowed. */
  SettingsEdit(String text) {
    this.text = text;
    this.prefix =
        keys().stream()
            .filter(key -> key.endsWith(ALWAYS))
            .findFirst()
            .map(key -> key.replace(ALWAYS, ""))
            .orElse("");
  }

  /** The key of a setting: what the platform puts before its name, and the name. */
  String key(String setting) {
    return prefix + setting;
  }

  /** The text as it is by now. */
  String text() {
    return text;
  }

  /** The keys, in the order of the file. */
  List<String> keys() {
    return List.copyOf(places().keySet());
  }

  boolean has(String key) {
    return places().containsKey(key);
  }

  JsonNode value(String key) {
    return places().get(key).value();
  }

  /** The text of a setting, whatever the platform puts before its name. */
  Optional<String> text(String setting) {
    return Optional.of(key(setting)).filter(this::has).map(this::value).map(JsonNode::asText);
  }

  /** The texts of a setting, whatever the platform puts before its name. */
  List<String> list(String setting) {
    var texts = new ArrayList<String>();
    if (has(key(setting))) {
      value(key(setting)).forEach(entry -> texts.add(entry.asText()));
    }
    return texts;
  }

  /** What is written for a key on a command line, as a value of the type that the key has. */
  JsonNode typed(String key, String written) {
    if (value(key).isTextual()) {
      return TextNode.valueOf(written);
    }
    try {
      return new ObjectMapper().readTree(written);
    } catch (JsonProcessingException noJson) {
      return TextNode.valueOf(written);
    }
  }

  /** Whether the value of a key is already what is written on a command line. */
  boolean says(String key, String written) {
    return has(key) && value(key).equals(typed(key, written));
  }

  /** Whether a text stands anywhere as a whole. */
  boolean holds(String whole) {
    return text.contains('"' + whole + '"');
  }

  /** Replaces the value of a key. */
  void set(String key, JsonNode value) {
    Place place = places().get(key);
    text = text.substring(0, place.begin()) + written(value) + text.substring(place.end());
  }

  /** Replaces a text wherever it stands as a whole, in lists and objects too. */
  void replace(String before, String after) {
    text = text.replace('"' + before + '"', '"' + after + '"');
  }

  /** Replaces a text of an object, where the object has that text under that name. */
  void setIn(String key, String name, String before, String after) {
    if (has(key)) {
      Place place = places().get(key);
      String replaced =
          text.substring(place.begin(), place.end())
              .replaceFirst(
                  "(\"%s\"\\s*:\\s*)\"%s\"".formatted(name, before), "$1\"%s\"".formatted(after));
      text = text.substring(0, place.begin()) + replaced + text.substring(place.end());
    }
  }

  /** A list of texts stays in one line, as in all settings files. */
  private static String written(JsonNode value) {
    if (!value.isArray()) {
      return value.toString();
    }
    var entries = new ArrayList<String>();
    value.forEach(entry -> entries.add(entry.toString()));
    return "[" + String.join(", ", entries) + "]";
  }

  /**
   * Where the value of a key stands.
   *
   * @param begin the place of its first character
   * @param end the place after its last one
   */
  private record Place(JsonNode value, int begin, int end) {}

  private Map<String, Place> places() {
    var places = new LinkedHashMap<String, Place>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        JsonNode value = parser.readValueAsTree();
        places.put(key, new Place(value, begin, (int) parser.currentLocation().getCharOffset()));
      }
      return places;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
