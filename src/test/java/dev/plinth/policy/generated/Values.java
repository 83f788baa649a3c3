package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/**
 * Settings, or an entry of a catalogue, while they are made: a value for each slot, drawn by itself
 * and drawn again where values do not agree. Each slot has a rank; the lowest gives way.
 */
final class Values {
  private static final int TRIES = 200;

  private final String prefix;
  private final Map<String, Slot> slots;
  private final Random random;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Map<String, Long> ranks = new HashMap<>();
  private long insisted = Integer.MAX_VALUE;
  private int redrawn;

  /**
   * @param prefix what the keys begin with, and names here do not
   */
  Values(String prefix, Map<String, Slot> slots, Random random) {
    this.prefix = prefix;
    this.slots = slots;
    this.random = random;
    slots.forEach(
        (key, slot) -> {
          json.set(key, slot.draw(random));
          ranks.put(key, (long) random.nextInt());
        });
  }

  private Values(Values other, Random random) {
    this.prefix = other.prefix;
    this.slots = other.slots;
    this.random = random;
    this.json.setAll(other.json.deepCopy());
    this.ranks.putAll(other.ranks);
    this.insisted = other.insisted;
  }

  Values copy(Random newRandom) {
    return new Values(this, newRandom);
  }

  ObjectNode json() {
    return json;
  }

  /** How often values have been drawn again because they did not agree. */
  int redrawn() {
    return redrawn;
  }

  Slot slot(String name) {
    return slots.get(prefix + name);
  }

  boolean has(String name) {
    return json.has(prefix + name);
  }

  JsonNode get(String name) {
    return json.get(prefix + name);
  }

  int number(String name) {
    return get(name).asInt();
  }

  String text(String name) {
    return get(name).asText();
  }

  boolean isTrue(String name) {
    return get(name).asBoolean();
  }

  /** Whether it is empty: a text or a list. */
  boolean isEmpty(String name) {
    return get(name).isTextual() ? text(name).isEmpty() : get(name).isEmpty();
  }

  List<String> texts(String name) {
    return StreamSupport.stream(get(name).spliterator(), false).map(JsonNode::asText).toList();
  }

  void set(String name, JsonNode value) {
    json.set(prefix + name, value);
  }

  void set(String name, String text) {
    set(name, TextNode.valueOf(text));
  }

  void set(String name, Collection<String> texts) {
    var list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    set(name, list);
  }

  /** Gives a slot a value of a kind, which it keeps as long as others can give way. */
  void insist(String key, Kind kind) {
    json.set(key, kind.draw().apply(random));
    ranks.put(key, ++insisted);
  }

  /** Lets others give way to a slot as long as they can. */
  void insist(String name) {
    ranks.put(prefix + name, ++insisted);
  }

  /**
   * Draws values again until they agree: the lowest in rank first, then the two lowest, and so on.
   * What never agrees is left to be refused.
   */
  void settle(BooleanSupplier agreed, String... names) {
    if (agreed.getAsBoolean()) {
      return;
    }
    List<Slot> lowestFirst =
        Arrays.stream(names)
            .map(name -> slots.get(prefix + name))
            .sorted(Comparator.comparing(slot -> ranks.get(slot.key())))
            .toList();
    for (int giving = 1; giving <= lowestFirst.size(); giving++) {
      for (int tries = 0; tries < TRIES; tries++) {
        lowestFirst.subList(0, giving).forEach(slot -> json.set(slot.key(), slot.draw(random)));
        redrawn++;
        if (agreed.getAsBoolean()) {
          return;
        }
      }
    }
  }

  /** One number is at least as far below another. */
  void below(String lower, int distance, String upper) {
    settle(() -> number(lower) + distance <= number(upper), lower, upper);
  }

  /** Both are there, or neither. */
  void together(String one, String other) {
    settle(() -> isEmpty(one) == isEmpty(other), one, other);
  }
}
