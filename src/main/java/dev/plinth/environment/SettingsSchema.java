package dev.plinth.environment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a settings file holds, read off the records of a platform.
 *
 * <p>A key is the platform's {@link Prefix} and the component's name in snake case. Groups such as
 * {@code network} order the keys and are not part of them.
 */
public final class SettingsSchema {
  private SettingsSchema() {}

  /** The settings of a platform, in the order of the file. */
  public static List<SettingDefinition> of(Class<? extends EnvironmentSettings> platform) {
    return components(platform).map(SettingComponent::definition).toList();
  }

  /**
   * What a file says, key to value, in the order of the file: texts, numbers, flags, lists of texts
   * and objects, as JSON has them.
   */
  public static Map<String, Object> values(EnvironmentSettings settings) {
    var values = new LinkedHashMap<String, Object>();
    collect(prefix(settings.getClass()), (Record) settings, values);
    return values;
  }

  /**
   * The lists of a platform that stand in a {@link Catalogue}, each as one more setting: an object
   * whose entries are the list's by their names.
   */
  public static List<SettingDefinition> catalogues(Class<? extends EnvironmentSettings> platform) {
    return Arrays.stream(platform.getRecordComponents())
        .filter(SettingsSchema::isCatalogue)
        .map(component -> new CatalogueSchema(component).definition())
        .toList();
  }

  /** The values of these lists: key to name to entry, in the order of the catalogue. */
  public static Map<String, Map<String, Map<String, Object>>> catalogueValues(
      EnvironmentSettings settings) {
    var values = new LinkedHashMap<String, Map<String, Map<String, Object>>>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (isCatalogue(component)) {
        values.put(
            component.getName(),
            new CatalogueSchema(component).values((List<?>) held((Record) settings, component)));
      }
    }
    return values;
  }

  static String prefix(Class<?> platform) {
    return platform.getAnnotation(Prefix.class).value();
  }

  static Stream<SettingComponent> components(Class<?> platform) {
    return components(platform, platform);
  }

  /** Whether a component holds several settings. */
  static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord() && component.getType() != Variable.class;
  }

  /** Whether a component holds the entries of a catalogue, which are no settings. */
  static boolean isCatalogue(RecordComponent component) {
    return component.isAnnotationPresent(Catalogue.class);
  }

  /** Whether a component holds a document that a setting names, which is no setting itself. */
  static boolean isDocument(RecordComponent component) {
    return component.isAnnotationPresent(Document.class);
  }

  /** What a component of a record holds. */
  static Object held(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("%s cannot be read".formatted(component), impossible);
    }
  }

  private static Stream<SettingComponent> components(Class<?> platform, Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> !isCatalogue(component) && !isDocument(component))
        .flatMap(
            component ->
                isGroup(component)
                    ? components(platform, component.getType())
                    : Stream.of(
                        new SettingComponent(
                            prefix(platform), component, further(platform, component))));
  }

  /** What the platform as a whole allows for one setting. */
  private static List<Constraint> further(Class<?> platform, RecordComponent component) {
    Environments environments = platform.getAnnotation(Environments.class);
    if (environments == null
        || component.getDeclaringRecord() != Deployment.class
        || !component.getName().equals("environment")) {
      return List.of();
    }
    List<String> names = List.of(environments.value());
    String words = "environment must be one of: " + String.join(", ", names);
    return List.of(Constraints.saying(words, Constraints.standingIn(names)));
  }

  private static void collect(String prefix, Record record, Map<String, Object> values) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (isCatalogue(component) || isDocument(component)) {
        continue;
      }
      Object held = held(record, component);
      if (isGroup(component)) {
        collect(prefix, (Record) held, values);
      } else {
        values.put(new SettingComponent(prefix, component).key(), SettingComponent.plain(held));
      }
    }
  }
}
