package dev.plinth.policy.generated;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.Catalogue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An environment while it is made. */
final class Draft {
  private static final int PASSES = 12;

  /** One in so many of what may be changed is. */
  private static final int SELDOM = 6;

  private final Recipe recipe;
  private final Random random;
  private final Values settings;
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<String, JsonNode> documents = new HashMap<>();
  private Optional<GeneratedEnvironment> neighbour = Optional.empty();

  Draft(Recipe recipe, Random random) {
    this.recipe = recipe;
    this.random = random;
    this.settings = new Values(recipe.slots().prefix(), recipe.slots().settings(), random);
    settings.insist("environment");
    for (RecordComponent catalogue : recipe.slots().catalogues()) {
      entries.put(file(catalogue), new ArrayList<>());
      resize(catalogue, recipe.entries(file(catalogue), random));
    }
  }

  private Draft(Draft other, Random random) {
    this.recipe = other.recipe;
    this.random = random;
    this.settings = other.settings.copy(random);
    other.entries.forEach(
        (file, list) ->
            entries.put(
                file,
                list.stream()
                    .map(entry -> entry.copy(random))
                    .collect(toCollection(ArrayList::new))));
    other.documents.forEach((path, document) -> documents.put(path, document.deepCopy()));
  }

  /** The same, to be changed by itself. */
  Draft copy(Random newRandom) {
    return new Draft(this, newRandom);
  }

  /**
   * Lets the values agree.
   *
   * @param other another environment of the platform, which this one must get along with
   */
  void arrange(Optional<GeneratedEnvironment> other) {
    neighbour = other;
    for (int pass = 0, before = -1; pass < PASSES && before < redrawn(); pass++) {
      before = redrawn();
      recipe.arrange(this);
    }
  }

  private int redrawn() {
    return settings.redrawn()
        + entries.values().stream()
            .flatMap(List::stream)
            .mapToInt(entry -> entry.said().redrawn() + entry.changes().redrawn())
            .sum();
  }

  private static String file(RecordComponent catalogue) {
    return catalogue.getAnnotation(Catalogue.class).file();
  }

  /** What the keys of settings begin with. */
  String prefix() {
    return recipe.slots().prefix();
  }

  Random random() {
    return random;
  }

  Optional<GeneratedEnvironment> neighbour() {
    return neighbour;
  }

  Values settings() {
    return settings;
  }

  List<Entry> entries(String file) {
    return entries.get(file);
  }

  /** Documents of the project that settings name: a path to its content. */
  Map<String, JsonNode> documents() {
    return documents;
  }

  /** Gives a catalogue as many entries. */
  void resize(String file, int size) {
    recipe.slots().catalogues().stream()
        .filter(catalogue -> file(catalogue).equals(file))
        .forEach(catalogue -> resize(catalogue, size));
  }

  private void resize(RecordComponent catalogue, int size) {
    List<Entry> list = entries.get(file(catalogue));
    while (list.size() > size) {
      list.remove(list.size() - 1);
    }
    while (list.size() < size) {
      var entry =
          new Entry(
              new Values("", recipe.slots().catalogued(catalogue), random),
              new Values("", recipe.slots().changeable(catalogue), random));
      for (String key : recipe.slots().changeable(catalogue).keySet()) {
        if (random.nextInt(SELDOM) == 0) {
          entry.changed().add(key);
        }
      }
      list.add(entry);
    }
  }

  /** What the files of the environment say, as they are now. */
  GeneratedEnvironment environment(int number) {
    ObjectNode said = settings.json().deepCopy();
    var catalogues = new LinkedHashMap<String, JsonNode>();
    for (RecordComponent component : recipe.slots().catalogues()) {
      var catalogue = component.getAnnotation(Catalogue.class);
      var list = JsonNodeFactory.instance.arrayNode();
      ObjectNode changes = said.putObject(recipe.slots().prefix() + catalogue.changedBy());
      for (Entry entry : entries.get(catalogue.file())) {
        list.add(entry.said().json().deepCopy());
        if (!entry.changed().isEmpty()) {
          ObjectNode changed = changes.putObject(entry.name());
          entry.changed().forEach(key -> changed.set(key, entry.changes().get(key).deepCopy()));
        }
      }
      catalogues.put(catalogue.file(), list);
    }
    return new GeneratedEnvironment(
        recipe.platform(), number, said, catalogues, Map.copyOf(documents), neighbour);
  }
}
