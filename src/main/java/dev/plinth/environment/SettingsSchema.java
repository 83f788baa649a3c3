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
   * What a file says, key to value, in the order of the file: texts, numbers, flags and lists of
   * texts, as JSON has them.
   */
  public static Map<String, Object> values(EnvironmentSettings settings) {
    var values = new LinkedHashMap<String, Object>();
    collect(prefix(settings.getClass()), (Record) settings, values);
    return values;
  }

  static String prefix(Class<?> platform) {
    return platform.getAnnotation(Prefix.class).value();
  }

  static Stream<SettingComponent> components(Class<?> platform) {
    return components(prefix(platform), platform);
  }

  /** Whether a component holds several settings. */
  static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord() && component.getType() != Variable.class;
  }

  /** What a component of a record holds. */
  static Object held(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("%s cannot be read".formatted(component), impossible);
    }
  }

  private static Stream<SettingComponent> components(String prefix, Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(
            component ->
                isGroup(component)
                    ? components(prefix, component.getType())
                    : Stream.of(new SettingComponent(prefix, component)));
  }

  private static void collect(String prefix, Record record, Map<String, Object> values) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object held = held(record, component);
      if (isGroup(component)) {
        collect(prefix, (Record) held, values);
      } else {
        values.put(new SettingComponent(prefix, component).key(), SettingComponent.plain(held));
      }
    }
  }
}
