package dev.plinth.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** Settings from the command line, that are used instead of the file's. */
record Overrides(Map<String, String> texts) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * What is given for a setting: a text as it is, everything else as JSON. What is no JSON stays a
   * text, which is then of the wrong type.
   */
  Optional<JsonNode> value(String key, SettingType type) {
    return Optional.ofNullable(texts.get(key))
        .map(text -> type == SettingType.TEXT ? TextNode.valueOf(text) : json(text));
  }

  boolean isGiven(String key) {
    return texts.containsKey(key);
  }

  /** How it was written on the command line: empty for a setting of the file. */
  Optional<String> place(String key) {
    return Optional.ofNullable(texts.get(key)).map(text -> "--set " + key + "=" + text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      return TextNode.valueOf(text);
    }
  }
}
