package dev.plinth.operations.watching;

import dev.plinth.operations.AwsFailure;
import dev.plinth.operations.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks again and again. Where AWS refuses for now, as it does when asked too often, that is said
 * in the place of a sample, and the pauses double up to a bound until it answers again.
 *
 * @param <S> a sample
 */
public final class Watch<S> {
  private final Pace pace;
  private final Clock clock;
  private final Pause pause;

  /** Waits for the length of a pause. */
  @FunctionalInterface
  interface Pause {
    void take(Duration length) throws InterruptedException;
  }

  public Watch(Pace pace) {
    this(pace, Clock.systemUTC(), length -> Thread.sleep(length.toMillis()));
  }

  Watch(Pace pace, Clock clock, Pause pause) {
    this.pace = pace;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Shows samples until the time is over, or nobody reads them; at least one is tried.
   *
   * @throws OperationFailed if there was none in all that time
   */
  public void run(Supplier<S> sampling, Screen<S> screen) {
    Optional<Instant> end = pace.duration().map(clock.instant()::plus);
    Duration next = pace.every();
    Optional<SdkException> refused = Optional.empty();
    boolean seen = false;
    do {
      refused = look(sampling, screen, next);
      next = refused.isPresent() ? pace.slowed(next) : pace.every();
      seen |= refused.isEmpty();
    } while (!screen.isClosed() && isBefore(end, next) && waited(next));
    if (!seen) {
      throw new OperationFailed(List.of(AwsFailure.obstacle(refused.orElseThrow())));
    }
  }

  private Optional<SdkException> look(Supplier<S> sampling, Screen<S> screen, Duration last) {
    try {
      screen.show(sampling.get());
      return Optional.empty();
    } catch (SdkException failure) {
      if (!RefusedLook.isPassing(failure)) {
        throw failure;
      }
      screen.missed(AwsFailure.obstacle(failure).what(), pace.slowed(last));
      return Optional.of(failure);
    }
  }

  private boolean isBefore(Optional<Instant> end, Duration next) {
    return end.map(last -> !clock.instant().plus(next).isAfter(last)).orElse(true);
  }

  /** Whoever interrupts a watch has seen enough. */
  private boolean waited(Duration length) {
    try {
      pause.take(length);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
