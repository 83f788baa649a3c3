package dev.plinth.operations;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Something that was asked of AWS, or why it is not known: one thing that may not be asked does not
 * keep the others from being shown.
 *
 * @param value the answer
 * @param why what stood in the way, where there is none
 */
public record Known<T>(Optional<T> value, Optional<Obstacle> why) {
  static <T> Known<T> of(T value) {
    return new Known<>(Optional.of(value), Optional.empty());
  }

  static <T> Known<T> not(Obstacle why) {
    return new Known<>(Optional.empty(), Optional.of(why));
  }

  /** Asks. */
  static <T> Known<T> ask(Supplier<T> question) {
    try {
      return of(question.get());
    } catch (SdkException refused) {
      return not(AwsFailure.obstacle(refused));
    }
  }

  /** Asks on, with the answer. */
  <R> Known<R> then(Function<T, R> question) {
    return value.isPresent()
        ? ask(() -> question.apply(value.get()))
        : new Known<>(Optional.empty(), why);
  }
}
