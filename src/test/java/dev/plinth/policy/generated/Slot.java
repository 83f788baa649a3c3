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
  /** A value of any kind. */
  JsonNode draw(Random random) {
    return kinds.get(random.nextInt(kinds.size())).draw().apply(random);
  }
}
