package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.Catalogue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Something that one generated environment at least has: a value of a kind.
 *
 * @param name the file or setting and the kind: {@code ollama_min_size: max 100}
 * @param reached whether an environment has it
 * @param pursue changes a draft so that it has it, unless something else stands against that
 */
record Goal(String name, Predicate<GeneratedEnvironment> reached, Consumer<Draft> pursue) {
  /** All of a platform. */
  static List<Goal> of(Recipe recipe) {
    var goals = new ArrayList<Goal>();
    recipe.slots().settings().values().forEach(slot -> goals.addAll(ofSetting(slot)));
    for (RecordComponent component : recipe.slots().catalogues()) {
      var catalogue = component.getAnnotation(Catalogue.class);
      for (int size : recipe.catalogueSizes().get(catalogue.file())) {
        goals.add(ofSize(catalogue.file(), size));
      }
      var catalogued = recipe.slots().catalogued(component);
      catalogued.values().forEach(slot -> goals.addAll(ofEntry(catalogue.file(), slot)));
      for (Slot slot : recipe.slots().changeable(component).values()) {
        goals.add(ofChange(catalogue, recipe.slots().prefix(), slot, "changed", it -> true));
        if (!catalogued.containsKey(slot.key())
            && !recipe.slots().settings().containsKey(slot.key())) {
          slot.kinds().forEach(kind -> goals.add(ofChange(catalogue, recipe, slot, kind)));
        }
      }
    }
    return List.copyOf(goals);
  }

  private static List<Goal> ofSetting(Slot slot) {
    return slot.kinds().stream()
        .map(
            kind ->
                new Goal(
                    slot.key() + ": " + kind.name(),
                    it -> kind.holds().test(it.settings().get(slot.key())),
                    draft -> draft.settings().insist(slot.key(), kind)))
        .toList();
  }

  private static Goal ofSize(String file, int size) {
    return new Goal(
        "%s: %d entries".formatted(file, size),
        it -> it.catalogues().get(file).size() == size,
        draft -> draft.resize(file, size));
  }

  private static List<Goal> ofEntry(String file, Slot slot) {
    return slot.kinds().stream()
        .map(
            kind ->
                new Goal(
                    "%s: %s: %s".formatted(file, slot.key(), kind.name()),
                    it ->
                        StreamSupport.stream(it.catalogues().get(file).spliterator(), false)
                            .map(entry -> entry.get(slot.key()))
                            .anyMatch(kind.holds()),
                    draft -> some(draft, file).said().insist(slot.key(), kind)))
        .toList();
  }

  private static Goal ofChange(Catalogue catalogue, Recipe recipe, Slot slot, Kind kind) {
    Goal changed = ofChange(catalogue, recipe.slots().prefix(), slot, kind.name(), kind.holds());
    return new Goal(
        changed.name(),
        changed.reached(),
        draft -> {
          Entry entry = some(draft, catalogue.file());
          entry.changed().add(slot.key());
          entry.changes().insist(slot.key(), kind);
        });
  }

  private static Goal ofChange(
      Catalogue catalogue, String prefix, Slot slot, String name, Predicate<JsonNode> holds) {
    return new Goal(
        "%s: %s: %s".formatted(catalogue.changedBy(), slot.key(), name),
        it ->
            StreamSupport.stream(
                    it.settings().get(prefix + catalogue.changedBy()).spliterator(), false)
                .filter(entry -> entry.has(slot.key()))
                .map(entry -> entry.get(slot.key()))
                .anyMatch(holds),
        draft -> some(draft, catalogue.file()).changed().add(slot.key()));
  }

  private static Entry some(Draft draft, String file) {
    if (draft.entries(file).isEmpty()) {
      draft.resize(file, 1);
    }
    List<Entry> entries = draft.entries(file);
    return entries.get(draft.random().nextInt(entries.size()));
  }
}
