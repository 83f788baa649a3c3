package dev.plinth.environment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  SettingComponent(String prefix, RecordComponent component) {
    this.component = component;
    this.prefix = prefix;
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
    Constraints.ofValue(component).stream().map(this::inItsForm).forEach(constraints::add);
    if (valueType.isEnum()) {
      constraints.add(Constraints.oneOf(constants().stream().map(it -> choice(it)).toList()));
    }
    return List.copyOf(constraints);
  }

  private Constraint inItsForm(Constraint constraint) {
    if (type() == SettingType.TEXTS) {
      return Constraints.each(constraint);
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
