package dev.plinth.environment;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.Changeable.Otherwise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Joins the entries of a catalogue with what an environment changes, and builds their records, as
 * strictly as {@link SettingsReader} reads settings.
 */
final class CatalogueReader {
  private final CatalogueSchema schema;
  private final Map<String, SettingDefinition> definitions;
  private final Optional<Agreement> agreement;
  private final List<JsonNode> entries;
  private final Map<String, JsonNode> environment;
  private final JsonNode changes;
  private final String changesPlace;
  private final Problems problems;
  private final List<String> errors = new ArrayList<>();

  /**
   * @param entries what the catalogue says
   * @param environment what the environment says: key to value
   * @param changes the setting that changes entries: an object of objects
   * @param changesPlace where that setting is: its key, or {@code --set} with its key
   * @param problems takes what is wrong with single values
   */
  CatalogueReader(
      CatalogueSchema schema,
      List<JsonNode> entries,
      Map<String, JsonNode> environment,
      JsonNode changes,
      String changesPlace,
      Problems problems) {
    this.schema = schema;
    this.definitions =
        schema.components().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, it -> it.getValue().definition()));
    this.agreement = Agreement.of(schema.type());
    this.entries = entries;
    this.environment = environment;
    this.changes = changes;
    this.changesPlace = changesPlace;
    this.problems = problems;
  }

  /** What is wrong beside single values: a line each. */
  List<String> errors() {
    return errors;
  }

  /**
   * The records, in the order of the catalogue; those that cannot be made are left out.
   *
   * @param check whether what is allowed by itself must also agree within its entry
   */
  List<Object> read(boolean check) {
    var names = new HashSet<String>();
    var records = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      JsonNode entry = entries.get(index);
      String name = entry.path(CatalogueSchema.NAME).asText("");
      String shown = name.isEmpty() ? "entry " + (index + 1) : name;
      if (!name.isEmpty() && !names.add(name)) {
        errors.add("%s: %s is there twice: keep one".formatted(file(), name));
      }
      new Entry(shown, entry, changes.path(name)).read(check).ifPresent(records::add);
    }
    if (entries.isEmpty() && !schema.catalogue().mayBeEmpty()) {
      errors.add("%s: is empty: allowed is one entry at least".formatted(file()));
    }
    checkChangedNames(names);
    return records;
  }

  private String file() {
    return schema.catalogue().file();
  }

  private void checkChangedNames(Set<String> names) {
    changes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                errors.add(
                    "%s: %s is unknown: %s"
                        .formatted(
                            changesPlace,
                            name,
                            NearMiss.remedy(name, names, "there is no such name in " + file())));
              }
            });
  }

  /** One entry, with what the environment changes of it. */
  private final class Entry {
    private final String name;
    private final JsonNode said;
    private final JsonNode changed;

    Entry(String name, JsonNode said, JsonNode changed) {
      this.name = name;
      this.said = said;
      this.changed = changed;
    }

    Optional<Object> read(boolean check) {
      checkKeys();
      var plain = new LinkedHashMap<String, Object>();
      for (String key : schema.components().keySet()) {
        value(key).ifPresent(value -> plain.put(key, value));
      }
      checkAgreement(plain);
      if (plain.size() < schema.components().size()) {
        return Optional.empty();
      }
      Object record = Records.instance(schema.type(), typed(plain));
      if (check && record instanceof Checked checked) {
        checked.check(problems.in(place()));
      }
      return Optional.of(record);
    }

    private Object[] typed(Map<String, Object> plain) {
      return plain.entrySet().stream()
          .map(entry -> schema.components().get(entry.getKey()).typed(entry.getValue()))
          .toArray();
    }

    private void checkKeys() {
      said.fieldNames()
          .forEachRemaining(
              key -> {
                if (!definitions.containsKey(key)) {
                  unknown(inCatalogue(), key);
                } else if (!isCatalogued(key)) {
                  errors.add(
                      "%s: %s is for an environment to say: move it to %s"
                          .formatted(inCatalogue(), key, schema.catalogue().changedBy()));
                }
              });
      changed
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!definitions.containsKey(key)) {
                  unknown(inEnvironment(), key);
                } else if (schema.components().get(key).changeable() == null) {
                  errors.add(
                      "%s: %s is the same in all environments: change it in %s"
                          .formatted(inEnvironment(), key, file()));
                }
              });
    }

    private void unknown(String place, String key) {
      errors.add(
          "%s: %s is unknown: %s"
              .formatted(place, key, NearMiss.remedy(key, definitions.keySet(), "remove it")));
    }

    private Optional<Object> value(String key) {
      if (isCatalogued(key) && !said.has(key)) {
        errors.add("%s: %s".formatted(inCatalogue(), schema.components().get(key).missing()));
        return Optional.empty();
      }
      return otherwise(key) == Otherwise.ENVIRONMENT && !changed.has(key)
          ? environmentValue(key)
          : accepted(key, effective(key));
    }

    /** What is wrong with it has been said of the environment. */
    private Optional<Object> environmentValue(String key) {
      return Optional.ofNullable(environment.get(key))
          .flatMap(node -> schema.components().get(key).type().read(node))
          .filter(value -> refusing(key, value).isEmpty());
    }

    private JsonNode effective(String key) {
      JsonNode change = changed.path(key);
      if (change.isMissingNode() || schema.components().get(key).changeable() == null) {
        return isCatalogued(key) ? said.get(key) : JsonNodeFactory.instance.arrayNode();
      }
      return change.isObject() && said.path(key).isObject()
          ? ((ObjectNode) said.get(key).deepCopy()).setAll((ObjectNode) change)
          : change;
    }

    private Optional<Object> accepted(String key, JsonNode node) {
      Optional<Object> value = schema.components().get(key).type().read(node);
      List<Constraint> refusing =
          value.map(it -> refusing(key, it)).orElse(definitions.get(key).constraints());
      if (value.isPresent() && refusing.isEmpty()) {
        return value;
      }
      problems.in(place()).refuse(key, node, schema.components().get(key).refusal(refusing));
      return Optional.empty();
    }

    private List<Constraint> refusing(String key, Object value) {
      return definitions.get(key).constraints().stream().filter(it -> !it.allows(value)).toList();
    }

    private void checkAgreement(Map<String, Object> values) {
      agreement
          .filter(it -> values.keySet().containsAll(it.keys()))
          .filter(it -> !it.constraint().allows(values))
          .ifPresent(
              it ->
                  errors.add(
                      "%s: %s: %s"
                          .formatted(
                              it.keys().stream().anyMatch(changed::has)
                                  ? inEnvironment()
                                  : inCatalogue(),
                              it.shown(values),
                              it.constraint().words().orElseThrow()
                                  + ": "
                                  + it.constraint().says())));
    }

    private UnaryOperator<String> place() {
      return key ->
          (changed.has(key) || !isCatalogued(key) ? inEnvironment() : inCatalogue()) + ": " + key;
    }

    private String inCatalogue() {
      return file() + ": " + name;
    }

    private String inEnvironment() {
      return changesPlace + ": " + name;
    }

    private boolean isCatalogued(String key) {
      return otherwise(key) == Otherwise.CATALOGUE;
    }

    private Otherwise otherwise(String key) {
      Changeable changeable = schema.components().get(key).changeable();
      return changeable == null ? Otherwise.CATALOGUE : changeable.otherwise();
    }
  }
}
