package dev.plinth.policy.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.Catalogue;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.policy.Finding;
import dev.plinth.policy.generated.PropertySuite.Breach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes an environment in which a rule finds something as plain as it can be: settings become those
 * of the project's own file, and lists shorter, as long as the rule finds the same.
 */
final class Shrinking {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Enough for one setting among eighty, and over in a minute. */
  private static final int TRIALS = 80;

  private final Recipe recipe;
  private final Finding finding;
  private final PropertySuite suite;
  private final GeneratedEnvironment plain;
  private GeneratedEnvironment smallest;
  private int trials;

  private Shrinking(Recipe recipe, Breach breach) {
    this.recipe = recipe;
    this.finding = breach.finding();
    this.suite = new PropertySuite(List.of(finding.rule()), recipe.waivers());
    this.plain = plain(recipe, breach.environment());
    this.smallest = breach.environment();
  }

  /** The environment's settings as far as they differ from the project's own, as JSON. */
  static String smallest(Recipe recipe, Breach breach) {
    var shrinking = new Shrinking(recipe, breach);
    shrinking.shrink();
    return shrinking.differences();
  }

  /** The project's own files for an environment of that name, or of the first one there is. */
  private static GeneratedEnvironment plain(Recipe recipe, GeneratedEnvironment failing) {
    SettingsFiles files = SettingsFiles.of(Path.of(""));
    List<String> names = files.environments(recipe.platform());
    String name = names.contains(failing.name()) ? failing.name() : names.get(0);
    Path file = files.file(recipe.platform(), name);
    var catalogues = new LinkedHashMap<String, JsonNode>();
    for (String catalogue : failing.catalogues().keySet()) {
      catalogues.put(catalogue, read(file.resolveSibling(catalogue)));
    }
    var documents = new LinkedHashMap<String, JsonNode>();
    for (Path document : List.of(Path.of("docs", "openapi.json"))) {
      documents.put(document.toString(), read(document));
    }
    return new GeneratedEnvironment(
        recipe.platform(),
        failing.number(),
        (ObjectNode) read(file),
        catalogues,
        documents,
        Optional.empty());
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void shrink() {
    attempt(GeneratedEnvironment::alone);
    if (attempt(environment -> plain)) {
      return;
    }
    attempt(this::withPlainDocuments);
    attempt(reverted(recipe.aboutDocuments()).andThen(this::withPlainCatalogues)::apply);
    attempt(this::withPlainCatalogues);
    attempt(this::atThePlainPlace);
    windows(this::differing, this::reverted);
    for (String catalogue : plain.catalogues().keySet()) {
      if (smallest.catalogues().get(catalogue).equals(plain.catalogues().get(catalogue))) {
        continue;
      }
      windows(
          () -> List.copyOf(smallest.catalogues().get(catalogue).findValuesAsText("name")),
          names -> environment -> without(environment, catalogue, names));
    }
    for (String key : differing()) {
      windows(
          () -> IntStream.range(0, smallest.settings().get(key).size()).boxed().toList(),
          indexes -> environment -> shorter(environment, key, indexes));
    }
  }

  /**
   * Tries to do without all of them, without each half, each quarter, and so on; without each by
   * itself again and again, since one may be in the way of another.
   */
  private <T> void windows(
      Supplier<List<T>> items, Function<List<T>, UnaryOperator<GeneratedEnvironment>> without) {
    boolean helped = false;
    for (int size = items.get().size(); size > 0; size = helped && size == 1 ? 1 : size / 2) {
      helped = false;
      for (int from = 0; from < items.get().size(); from += size) {
        List<T> now = items.get();
        if (attempt(without.apply(now.subList(from, Math.min(now.size(), from + size))))) {
          from -= size;
          helped = true;
        }
      }
    }
  }

  /** Takes a change if the environment is valid then and the rule finds the same. */
  private boolean attempt(UnaryOperator<GeneratedEnvironment> change) {
    GeneratedEnvironment changed = change.apply(smallest);
    if (changed.equals(smallest) || trials == TRIALS || !isValid(changed)) {
      return false;
    }
    trials++;
    if (suite.judge(changed).stream().noneMatch(breach -> isSame(breach.finding()))) {
      return false;
    }
    smallest = changed;
    return true;
  }

  private boolean isSame(Finding other) {
    return type(other).equals(type(finding)) && other.certain() == finding.certain();
  }

  private static String type(Finding finding) {
    return finding.address().split("\\.")[0];
  }

  private boolean isValid(GeneratedEnvironment environment) {
    try (var folder = new TemporaryFolder()) {
      environment
          .write(folder.path())
          .read(environment.platform(), environment.name(), recipe.type(), Map.of());
      return true;
    } catch (InvalidSettings refused) {
      return false;
    }
  }

  /** With the project's documents beside its own, for when settings name them again. */
  private GeneratedEnvironment withPlainDocuments(GeneratedEnvironment environment) {
    var documents = new LinkedHashMap<>(plain.documents());
    documents.putAll(environment.documents());
    return new GeneratedEnvironment(
        environment.platform(),
        environment.number(),
        environment.settings(),
        environment.catalogues(),
        documents,
        environment.neighbour());
  }

  /** With the project's catalogues, and what its own settings change of them. */
  private GeneratedEnvironment withPlainCatalogues(GeneratedEnvironment environment) {
    ObjectNode settings = environment.settings().deepCopy();
    for (RecordComponent catalogue : recipe.slots().catalogues()) {
      String changedBy =
          recipe.slots().prefix() + catalogue.getAnnotation(Catalogue.class).changedBy();
      settings.set(changedBy, plain.settings().get(changedBy));
    }
    return environment.with(settings, plain.catalogues());
  }

  /** In the account and region of the project's own: they are in the midst of many settings. */
  private GeneratedEnvironment atThePlainPlace(GeneratedEnvironment environment) {
    UnaryOperator<String> moved =
        text -> {
          for (String key : List.of("account_id", "region")) {
            String own = recipe.slots().prefix() + key;
            text =
                text.replace(
                    environment.settings().get(own).asText(), plain.settings().get(own).asText());
          }
          return text;
        };
    var catalogues = new LinkedHashMap<String, JsonNode>();
    environment.catalogues().forEach((file, list) -> catalogues.put(file, edited(list, moved)));
    return environment.with((ObjectNode) edited(environment.settings(), moved), catalogues);
  }

  private static JsonNode edited(JsonNode json, UnaryOperator<String> edit) {
    try {
      return JSON.readTree(edit.apply(json.toString()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<String> differing() {
    return Kinds.names(smallest.settings()).stream()
        .filter(key -> !smallest.settings().get(key).equals(plain.settings().get(key)))
        .toList();
  }

  private UnaryOperator<GeneratedEnvironment> reverted(List<String> keys) {
    return environment -> {
      ObjectNode settings = environment.settings().deepCopy();
      keys.forEach(key -> settings.set(key, plain.settings().get(key)));
      return environment.with(settings, environment.catalogues());
    };
  }

  private static GeneratedEnvironment without(
      GeneratedEnvironment environment, String catalogue, List<String> names) {
    ObjectNode settings = environment.settings().deepCopy();
    settings.forEach(
        value -> {
          if (value instanceof ObjectNode changes) {
            changes.remove(names);
          }
        });
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : environment.catalogues().get(catalogue)) {
      if (!names.contains(entry.path("name").asText())) {
        list.add(entry);
      }
    }
    var catalogues = new LinkedHashMap<>(environment.catalogues());
    catalogues.put(catalogue, list);
    return environment.with(settings, catalogues);
  }

  /** With fewer entries in a list or an object. */
  private static GeneratedEnvironment shorter(
      GeneratedEnvironment environment, String key, List<Integer> indexes) {
    ObjectNode settings = environment.settings().deepCopy();
    JsonNode value = settings.get(key);
    var names = new ArrayList<>(Kinds.names(value));
    for (int index : indexes.stream().sorted((one, other) -> other - one).toList()) {
      if (value instanceof ArrayNode list) {
        list.remove(index);
      } else if (value instanceof ObjectNode object) {
        object.remove(names.get(index));
      }
    }
    return environment.with(settings, environment.catalogues());
  }

  private String differences() {
    ObjectNode differences = JSON.createObjectNode();
    differing().forEach(key -> differences.set(key, smallest.settings().get(key)));
    smallest
        .catalogues()
        .forEach(
            (file, list) -> {
              if (!list.equals(plain.catalogues().get(file))) {
                differences.set(file, list);
              }
            });
    smallest.neighbour().ifPresent(neighbour -> differences.set("beside", neighbour.settings()));
    return "%s, with %s".formatted(plain.target(), differences.toPrettyString());
  }
}
