package dev.plinth.environment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record component that holds a setting, between its two forms: plain as in the file (text,
 * number, flag or list of texts) and typed as in the record.
 */
final class SettingComponent {
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])");

  private final RecordComponent component;
  private final String prefix;
  private final Class<?> valueType;
  private final List<Constraint> further;

  SettingComponent(String prefix, RecordComponent component) {
    this(prefix, component, List.of());
  }

  /**
   * @param further what it must be beside what its annotations say
   */
  SettingComponent(String prefix, RecordComponent component, List<Constraint> further) {
    this.component = component;
    this.prefix = prefix;
    this.further = further;
    this.valueType = isVariable() || isOptional() ? argument() : component.getType();
  }

  /** The plain form of what a record holds. */
  static Object plain(Object typed) {
    if (typed instanceof Variable<?> variable) {
      return plain(variable.value());
    }
    if (typed instanceof Optional<?> optional) {
      return optional.<Object>map(present -> present).orElse("");
    }
    return typed instanceof Enum<?> constant ? choice(constant) : typed;
  }

  /** Its name without the platform's prefix. */
  String name() {
    return snakeCase(component.getName());
  }

  String key() {
    return prefix + name();
  }

  SettingType type() {
    if (valueType == int.class || valueType == Integer.class) {
      return SettingType.NUMBER;
    }
    if (valueType == boolean.class || valueType == Boolean.class) {
      return SettingType.FLAG;
    }
    if (valueType == Map.class) {
      return isMapOfTexts() ? SettingType.TEXT_BY_NAME : SettingType.OBJECT_BY_NAME;
    }
    return valueType == List.class ? SettingType.TEXTS : SettingType.TEXT;
  }

  SettingDefinition definition() {
    return new SettingDefinition(
        key(),
        component.getAnnotation(Setting.class).value(),
        type().terraform(),
        isVariable(),
        constraints());
  }

  /** What is said where a file does not have it. */
  String missing() {
    return "Missing required variable: %s: %s".formatted(key(), refusal(constraints()));
  }

  /** What is said of a value that some constraints refuse, or none: then it is of another type. */
  String refusal(List<Constraint> refusing) {
    return refusing.isEmpty() ? "allowed is " + type().says() : Constraint.refusal(refusing);
  }

  /** What an environment may change of it, in an entry of a catalogue; null: nothing. */
  Changeable changeable() {
    return component.getAnnotation(Changeable.class);
  }

  /** What the record holds for a plain value that is allowed. */
  Object typed(Object plain) {
    if (isVariable()) {
      return new Variable<>(key(), value(plain));
    }
    return isOptional() ? Optional.of(plain).filter(text -> !text.equals("")) : value(plain);
  }

  private Object value(Object plain) {
    return valueType.isEnum()
        ? constants().stream().filter(it -> choice(it).equals(plain)).findFirst().orElseThrow()
        : plain;
  }

  private List<Constraint> constraints() {
    var constraints = new ArrayList<>(Constraints.ofList(component));
    constraints.addAll(Constraints.ofMap(component));
    Constraints.ofValue(component).stream().map(this::inItsForm).forEach(constraints::add);
    if (valueType.isEnum()) {
      constraints.add(Constraints.oneOf(constants().stream().map(it -> choice(it)).toList()));
    }
    constraints.addAll(further);
    Refusal refusal = component.getAnnotation(Refusal.class);
    return refusal == null
        ? List.copyOf(constraints)
        : constraints.stream().map(it -> Constraints.saying(refusal.value(), it)).toList();
  }

  private Constraint inItsForm(Constraint constraint) {
    if (type() == SettingType.TEXTS) {
      return Constraints.each("a list whose every entry", constraint);
    }
    if (type() == SettingType.TEXT_BY_NAME) {
      return Constraints.each("an object whose every value", constraint);
    }
    return isOptional() ? Constraints.orEmpty(constraint) : constraint;
  }

  private boolean isVariable() {
    return component.getType() == Variable.class;
  }

  private boolean isOptional() {
    return component.getType() == Optional.class;
  }

  /** The {@code Integer} of {@code Variable<Integer>}. */
  private Class<?> argument() {
    Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return argument instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) argument;
  }

  /** Whether it is a {@code Map<String, String>}. */
  private boolean isMapOfTexts() {
    return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1]
        == String.class;
  }

  private List<Enum<?>> constants() {
    return Arrays.stream(valueType.getEnumConstants()).<Enum<?>>map(it -> (Enum<?>) it).toList();
  }

  private static String choice(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String snakeCase(String name) {
    return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
