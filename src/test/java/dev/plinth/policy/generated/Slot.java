package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;

/**
 * A setting, or a key of a catalogue's entries, with the kinds of values it may have.
 *
 * @param key as in the file
 */
record Slot(String key, List<Kind> kinds) {
  /** A value of any kind, but for large ones. */
  JsonNode draw(Random random) {
    List<Kind> usual = kinds.stream().filter(kind -> !kind.large()).toList();
    return usual.get(random.nextInt(usual.size())).draw().apply(random);
  }
}
