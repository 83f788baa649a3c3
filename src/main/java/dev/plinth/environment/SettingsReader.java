package dev.plinth.environment;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.openapi.ApiDocument;
import dev.plinth.openapi.InvalidApiDocument;
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

  private final Path root;
  private final Path file;
  private final String name;
  private final SettingsText text;
  private final Overrides overrides;
  private final String prefix;
  private final Map<String, SettingComponent> components;
  private final Map<String, Catalogue> catalogues;
  private final Problems problems;
  private final List<String> errors = new ArrayList<>();

  private SettingsReader(Path root, Path file, Overrides overrides, Class<?> type) {
    this.root = root;
    this.file = file;
    this.name = SettingsFiles.environment(file);
    this.text = SettingsText.of(file);
    this.overrides = overrides;
    this.prefix = SettingsSchema.prefix(type);
    this.components =
        SettingsSchema.components(type)
            .collect(toMap(SettingComponent::key, it -> it, (one, two) -> one, LinkedHashMap::new));
    this.catalogues =
        Arrays.stream(type.getRecordComponents())
            .filter(SettingsSchema::isCatalogue)
            .collect(toMap(RecordComponent::getName, it -> it.getAnnotation(Catalogue.class)));
    this.problems = new Problems(prefix);
  }

  /**
   * Reads a file that names no documents.
   *
   * @param overrides settings to use instead of the file's: key to text, where numbers, flags and
   *     lists are JSON
   * @throws InvalidSettings if the file or an override is not allowed
   */
  public static <S extends EnvironmentSettings> S read(
      Path file, Class<S> type, Map<String, String> overrides) {
    return read(Path.of(""), file, type, overrides);
  }

  /**
   * Reads a file of a project.
   *
   * @param root the project's, where documents that settings name are looked for
   * @param overrides settings to use instead of the file's: key to text, where numbers, flags and
   *     lists are JSON
   * @throws InvalidSettings if the file or an override is not allowed: the message has a line for
   *     each error, with the key, the value and what is allowed
   */
  static <S extends EnvironmentSettings> S read(
      Path root, Path file, Class<S> type, Map<String, String> overrides) {
    var reader = new SettingsReader(root, file, new Overrides(overrides), type);
    reader.checkKeys();
    Optional<S> settings = reader.build(type);
    settings.ifPresent(it -> it.checkAmong(Neighbour.of(file), reader.problems));
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
        .map(key -> unknown(key, key))
        .forEach(errors::add);
    overrides.texts().keySet().stream()
        .filter(key -> !components.containsKey(key))
        .map(key -> unknown(overrides.place(key).orElseThrow(), key))
        .forEach(errors::add);
  }

  private String unknown(String place, String key) {
    Catalogue catalogue = catalogues.get(key);
    return catalogue == null
        ? "%s is unknown: %s"
            .formatted(place, NearMiss.remedy(key, components.keySet(), "remove it"))
        : "%s is no setting of an environment: they are in %s, and %s changes one"
            .formatted(place, catalogue.file(), catalogue.changedBy());
  }

  /** A record of which every setting is allowed: empty when one is not. */
  private <R> Optional<R> build(Class<R> type) {
    List<Optional<?>> held =
        Arrays.stream(type.getRecordComponents()).<Optional<?>>map(this::held).toList();
    if (held.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    R group = Records.instance(type, held.stream().map(Optional::orElseThrow).toArray());
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
    if (SettingsSchema.isCatalogue(component)) {
      return catalogue(new CatalogueSchema(component));
    }
    if (SettingsSchema.isDocument(component)) {
      return document(component.getAnnotation(Document.class));
    }
    return SettingsSchema.isGroup(component)
        ? build(component.getType())
        : setting(components.get(new SettingComponent(prefix, component).key()));
  }

  /** The entries, if each of them is allowed. */
  private Optional<List<?>> catalogue(CatalogueSchema schema) {
    int before = errors.size() + problems.found().size();
    String changedBy = prefix + schema.catalogue().changedBy();
    var reader =
        new CatalogueReader(
            schema,
            SettingsText.listIn(file.resolveSibling(schema.catalogue().file())),
            effective(),
            changes(changedBy),
            overrides.isGiven(changedBy) ? "--set " + changedBy : changedBy,
            problems);
    List<?> entries = reader.read(errors.isEmpty() && problems.found().isEmpty());
    errors.addAll(reader.errors());
    return Optional.<List<?>>of(List.copyOf(entries))
        .filter(allowed -> errors.size() + problems.found().size() == before);
  }

  /** The document, unless the setting that names it or the document itself is refused. */
  private Optional<ApiDocument> document(Document document) {
    String key = prefix + document.namedBy();
    Optional<String> path =
        Optional.ofNullable(effective().get(key))
            .flatMap(components.get(key).type()::read)
            .filter(
                it ->
                    components.get(key).definition().constraints().stream()
                        .allMatch(each -> each.allows(it)))
            .map(String.class::cast);
    try {
      return path.map(it -> ApiDocument.read(root, it));
    } catch (InvalidApiDocument refused) {
      errors.addAll(refused.problems());
      return Optional.empty();
    }
  }

  /** What the file says, where the command line says nothing else. */
  private Map<String, JsonNode> effective() {
    var effective = new LinkedHashMap<>(text.values());
    components.forEach(
        (key, component) ->
            overrides.value(key, component.type()).ifPresent(value -> effective.put(key, value)));
    return effective;
  }

  /** What changes entries of a catalogue: nothing where it has been refused. */
  private JsonNode changes(String key) {
    return Optional.ofNullable(effective().get(key))
        .filter(node -> components.get(key).type().read(node).isPresent())
        .orElseGet(JSON::createObjectNode);
  }

  private Optional<?> setting(SettingComponent component) {
    String key = component.key();
    SettingDefinition definition = component.definition();
    JsonNode written = text.values().get(key);
    if (written == null) {
      errors.add(component.missing());
      return Optional.empty();
    }
    JsonNode effective = overrides.value(key, component.type()).orElse(written);
    Optional<Object> plain = component.type().read(effective);
    List<Constraint> refusing =
        plain
            .map(it -> definition.constraints().stream().filter(each -> !each.allows(it)).toList())
            .orElse(definition.constraints());
    if (plain.isPresent() && refusing.isEmpty()) {
      return plain.map(component::typed);
    }
    problems.refuse(component.name(), effective, component.refusal(refusing));
    return Optional.empty();
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
    return what + ": " + problem.words();
  }

  private static String shown(Object value) {
    try {
      String json = JSON.writeValueAsString(SettingComponent.plain(value));
      return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "…";
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not a setting: " + value, impossible);
    }
  }
}
