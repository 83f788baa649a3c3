package dev.plinth.operations.watching;

import java.time.Duration;

/**
 * Where samples are shown.
 *
 * @param <S> a sample
 */
public interface Screen<S> {
  /** Shows a sample. */
  void show(S sample);

  /** Says that there was none this time, why, and how long the next one takes. */
  void missed(String reason, Duration pause);

  /** Whether nobody reads any more, as when a pipe has closed: known after something was shown. */
  boolean isClosed();
}
