package dev.plinth.environment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a settings file into the records of a platform, strictly: a key too many, a key too few, a
 * value of another type or out of bounds, and values that contradict each other are all refused, in
 * one message.
 */
public final class SettingsReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SHOWN = 160;

  private final String name;
  private final SettingsText text;
  private final Overrides overrides;
  private final String prefix;
  private final Map<String, SettingComponent> components;
  private final Problems problems;
  private final List<String> errors = new ArrayList<>();

  private SettingsReader(Path file, Overrides overrides, Class<?> type) {
    this.name = SettingsFiles.environment(file);
    this.text = SettingsText.of(file);
    this.overrides = overrides;
    this.prefix = SettingsSchema.prefix(type);
    this.components =
        SettingsSchema.components(type)
            .collect(toMap(SettingComponent::key, it -> it, (one, two) -> one, LinkedHashMap::new));
    this.problems = new Problems(prefix);
  }

  /**
   * Reads a file.
   *
   * @param overrides settings to use instead of the file's: key to text, where numbers, flags and
   *     lists are JSON
   * @throws InvalidSettings if the file or an override is not allowed: the message has a line for
   *     each error, with the key, the value and what is allowed
   */
  public static <S extends EnvironmentSettings> S read(
      Path file, Class<S> type, Map<String, String> overrides) {
    var reader = new SettingsReader(file, new Overrides(overrides), type);
    reader.checkKeys();
    Optional<S> settings = reader.build(type);
    List<String> errors = reader.errors();
    if (!errors.isEmpty()) {
      throw new InvalidSettings(file, errors);
    }
    return settings.orElseThrow();
  }

  private void checkKeys() {
    errors.addAll(text.repeated());
    text.values().keySet().stream()
        .filter(key -> !components.containsKey(key))
        .map(key -> key + " is unknown: " + remedy(key))
        .forEach(errors::add);
    overrides.texts().keySet().stream()
        .filter(key -> !components.containsKey(key))
        .map(key -> overrides.place(key).orElseThrow() + " is unknown: " + remedy(key))
        .forEach(errors::add);
  }

  private String remedy(String unknown) {
    return NearMiss.of(unknown, components.keySet())
        .map("did you mean %s?"::formatted)
        .orElse("remove it");
  }

  /** A record of which every setting is allowed: empty when one is not. */
  private <R> Optional<R> build(Class<R> type) {
    List<Optional<?>> held =
        Arrays.stream(type.getRecordComponents()).<Optional<?>>map(this::held).toList();
    if (held.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    R group = instance(type, held.stream().map(Optional::orElseThrow).toArray());
    int before = problems.found().size();
    if (group instanceof Checked checked) {
      checked.check(problems);
    }
    if (group instanceof Deployment deployment) {
      checkName(deployment);
    }
    return Optional.of(group).filter(agreed -> problems.found().size() == before);
  }

  private Optional<?> held(RecordComponent component) {
    return SettingsSchema.isGroup(component)
        ? build(component.getType())
        : setting(new SettingComponent(prefix, component));
  }

  private Optional<?> setting(SettingComponent component) {
    String key = component.key();
    SettingDefinition definition = component.definition();
    JsonNode written = text.values().get(key);
    if (written == null) {
      errors.add("%s is missing: allowed is %s".formatted(key, allowed(component, definition)));
      return Optional.empty();
    }
    JsonNode effective = overrides.value(key, component.type()).orElse(written);
    Optional<Object> plain = component.type().read(effective);
    if (plain.isEmpty()) {
      problems.add(component.name(), effective, allowed(component, definition));
      return Optional.empty();
    }
    String refused = says(definition.constraints().stream().filter(it -> !it.allows(plain.get())));
    if (!refused.isEmpty()) {
      problems.add(component.name(), effective, refused);
      return Optional.empty();
    }
    return plain.map(component::typed);
  }

  private static String allowed(SettingComponent component, SettingDefinition definition) {
    return definition.constraints().isEmpty()
        ? component.type().says()
        : says(definition.constraints().stream());
  }

  private static String says(Stream<Constraint> constraints) {
    return constraints.map(Constraint::says).collect(joining("; and "));
  }

  private void checkName(Deployment deployment) {
    if (!deployment.environment().equals(name)) {
      problems.add("environment", deployment.environment(), name + ", as the file is named");
    }
  }

  private List<String> errors() {
    return Stream.concat(errors.stream(), problems.found().stream().map(this::line)).toList();
  }

  private String line(Problems.Problem problem) {
    String what =
        overrides
            .place(problem.key())
            .orElseGet(() -> problem.key() + " is " + shown(problem.value()));
    return what + ": allowed is " + problem.allowed();
  }

  private static String shown(Object value) {
    try {
      String json = JSON.writeValueAsString(SettingComponent.plain(value));
      return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "…";
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not a setting: " + value, impossible);
    }
  }

  private static <R> R instance(Class<R> type, Object[] held) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(held);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("%s cannot be made".formatted(type), impossible);
    }
  }
}
