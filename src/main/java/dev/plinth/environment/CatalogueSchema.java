package dev.plinth.environment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an entry of a {@link Catalogue} holds, read off its record. */
final class CatalogueSchema {
  /** The key by which entries are told apart. */
  static final String NAME = "name";

  private final RecordComponent list;
  private final Class<?> type;
  private final Map<String, SettingComponent> components;

  /**
   * @param list a component of a platform's settings: a list of records
   */
  CatalogueSchema(RecordComponent list) {
    this.list = list;
    this.type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    this.components =
        Arrays.stream(type.getRecordComponents())
            .map(component -> new SettingComponent("", component))
            .collect(toMap(SettingComponent::key, it -> it, (one, two) -> one, LinkedHashMap::new));
  }

  Catalogue catalogue() {
    return list.getAnnotation(Catalogue.class);
  }

  Class<?> type() {
    return type;
  }

  /** Key to component, in the order of the record. */
  Map<String, SettingComponent> components() {
    return components;
  }

  /** The list as a setting: an object of objects. */
  SettingDefinition definition() {
    return new SettingDefinition(
        list.getName(),
        list.getAnnotation(Setting.class).value(),
        terraformType(),
        false,
        constraints());
  }

  /** Name to entry, each with plain values. */
  Map<String, Map<String, Object>> values(List<?> entries) {
    var values = new LinkedHashMap<String, Map<String, Object>>();
    for (Object entry : entries) {
      var held = new LinkedHashMap<String, Object>();
      for (RecordComponent component : type.getRecordComponents()) {
        held.put(
            new SettingComponent("", component).key(),
            SettingComponent.plain(SettingsSchema.held((Record) entry, component)));
      }
      values.put((String) held.get(NAME), held);
    }
    return values;
  }

  private String terraformType() {
    return components.values().stream()
        .map(component -> component.key() + " = " + component.type().terraform())
        .collect(joining(", ", "map(object({ ", " }))"));
  }

  /** Those of an entry whose words are fixed, for every entry. */
  private List<Constraint> constraints() {
    var constraints = new ArrayList<Constraint>();
    for (SettingComponent component : components.values()) {
      component.definition().constraints().stream()
          .filter(constraint -> constraint.words().isPresent())
          .map(constraint -> new EveryEntry(component.key(), constraint))
          .forEach(constraints::add);
    }
    Agreement.of(type).ifPresent(it -> constraints.add(new EveryEntry("", it.constraint())));
    return List.copyOf(constraints);
  }

  /** What every entry says for a key, or every entry as a whole, obeys a constraint. */
  private record EveryEntry(String key, Constraint constraint) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return ((Map<?, ?>) value)
          .values().stream()
              .map(entry -> key.isEmpty() ? entry : ((Map<?, ?>) entry).get(key))
              .allMatch(constraint::allows);
    }

    @Override
    public String says() {
      return constraint.says();
    }

    @Override
    public Optional<String> words() {
      return constraint.words();
    }

    @Override
    public String condition(String reference) {
      return "alltrue([for entry in %s : %s])"
          .formatted(reference, constraint.condition(key.isEmpty() ? "entry" : "entry." + key));
    }
  }
}
