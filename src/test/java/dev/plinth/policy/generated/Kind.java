package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of values that a setting may have, such as its greatest number or an empty list.
 *
 * @param name such as {@code max 4000}
 * @param holds whether a value is of this kind
 * @param draw makes one
 * @param large whether it takes so much time that few environments have it
 */
record Kind(
    String name, Predicate<JsonNode> holds, Function<Random, JsonNode> draw, boolean large) {
  Kind(String name, Predicate<JsonNode> holds, Function<Random, JsonNode> draw) {
    this(name, holds, draw, false);
  }

  /** The one value that equals another. */
  static Kind of(JsonNode value) {
    return new Kind(value.asText(), value::equals, random -> value);
  }
}
