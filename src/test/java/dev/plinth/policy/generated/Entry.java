package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** An entry of a catalogue while it is made, with what the environment changes of it. */
final class Entry {
  private final Values said;
  private final Values changes;
  private final Set<String> changed = new TreeSet<>();

  /**
   * @param said what the catalogue says
   * @param changes what an environment would say, of all that it may change
   */
  Entry(Values said, Values changes) {
    this.said = said;
    this.changes = changes;
  }

  Entry copy(Random random) {
    var copy = new Entry(said.copy(random), changes.copy(random));
    copy.changed.addAll(changed);
    return copy;
  }

  Values said() {
    return said;
  }

  Values changes() {
    return changes;
  }

  /** The keys that the environment changes. */
  Set<String> changed() {
    return changed;
  }

  String name() {
    return said.text("name");
  }

  /**
   * What holds in the environment.
   *
   * @param settings what the environment says for all entries
   */
  JsonNode effective(String key, Values settings) {
    if (changed.contains(key)) {
      return changes.get(key);
    }
    return said.has(key) ? said.get(key) : settings.get(key);
  }

  /** Changes an object so that it has at most so many entries together with the catalogue's. */
  void limit(String key, int most) {
    if (changed.contains(key)) {
      changes.settle(
          () -> {
            var names = new TreeSet<>(Kinds.names(said.get(key)));
            names.addAll(Kinds.names(changes.get(key)));
            return names.size() <= most;
          },
          key);
    }
  }
}
