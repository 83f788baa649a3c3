package dev.plinth.review.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** What a text of a plan says to people: policies are objects, scripts of instances are lines. */
final class ReadableText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> SCRIPTS = Set.of("user_data", "user_data_base64");

  /** A script of an instance has 16 KiB, packed; whatever unpacks to more is not shown. */
  private static final int LARGEST_SCRIPT = 1 << 20;

  private ReadableText() {}

  /**
   * The object or list that a text of JSON stands for, the script that is packed in it, or else the
   * value itself.
   *
   * @param attribute the last name of its path
   */
  static JsonNode of(String attribute, JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.asText();
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException noJson) {
        return value;
      }
    }
    return SCRIPTS.contains(attribute) ? script(value) : value;
  }

  private static JsonNode script(JsonNode value) {
    try {
      byte[] packed = Base64.getDecoder().decode(value.asText());
      byte[] bytes = isGzip(packed) ? unpacked(packed) : packed;
      return TextNode.valueOf(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | IOException notPacked) {
      return value;
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = stream.readNBytes(LARGEST_SCRIPT + 1);
      if (bytes.length > LARGEST_SCRIPT) {
        throw new IOException("larger than any script");
      }
      return bytes;
    }
  }
}
