package dev.plinth.environment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Makes records whose type is known only when the program runs. */
final class Records {
  private Records() {}

  /** A record of what its components hold, in their order. */
  static <R> R instance(Class<R> type, Object[] held) {
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
