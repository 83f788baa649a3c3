package dev.plinth.operations.backup;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What two items have in common if and only if they are the same, in few bytes: the first half of
 * their SHA-256. The order of sets and the way a number is written do not count.
 */
record ItemDigest(long high, long low) {
  static ItemDigest of(Map<String, AttributeValue> item) {
    try {
      byte[] text = text(item).getBytes(StandardCharsets.UTF_8);
      var bytes = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
      return new ItemDigest(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(Map<String, AttributeValue> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(attribute -> quoted(attribute.getKey()) + ":" + text(attribute.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case S -> "S" + quoted(value.s());
      case N -> "N" + number(value.n());
      case B -> "B" + bytes(value.b());
      case BOOL -> "BOOL" + value.bool();
      case NUL -> "NULL";
      case SS -> "SS" + set(value.ss().stream().map(ItemDigest::quoted));
      case NS -> "NS" + set(value.ns().stream().map(ItemDigest::number));
      case BS -> "BS" + set(value.bs().stream().map(ItemDigest::bytes));
      case L -> "L" + list(value.l());
      case M -> "M" + text(value.m());
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("no type: " + value);
    };
  }

  private static String list(Collection<AttributeValue> values) {
    return values.stream().map(ItemDigest::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String set(Stream<String> values) {
    List<String> sorted = values.sorted().toList();
    return sorted.toString();
  }

  /** No text may look like two. */
  private static String quoted(String text) {
    return text.length() + "'" + text + "'";
  }

  private static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toString();
  }

  private static String bytes(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
