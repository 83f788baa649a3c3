package dev.plinth.environment;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link Agreeing} asks of an entry.
 *
 * @param keys whose values must agree
 * @param constraint judges a map from key to value
 */
record Agreement(List<String> keys, Constraint constraint) {
  /** That of a record: empty where its values need not agree. */
  static Optional<Agreement> of(Class<?> type) {
    return Optional.ofNullable(type.getAnnotation(Agreeing.class))
        .map(agreeing -> new Agreement(List.of(agreeing.keys()), instance(agreeing.as())));
  }

  /** What an entry says of these keys: "cpu is 256 and memory is 4096". */
  String shown(Map<String, Object> values) {
    return keys.stream().map(key -> key + " is " + values.get(key)).collect(joining(" and "));
  }

  private static Constraint instance(Class<? extends Constraint> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      return constructor.newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("%s cannot be made".formatted(type), impossible);
    }
  }
}
