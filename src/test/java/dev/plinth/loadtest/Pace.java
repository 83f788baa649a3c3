package dev.plinth.loadtest;

import java.time.Duration;

/**
 * How fast a model answers.
 *
 * @param firstToken until the first piece of text
 * @param gap between two pieces
 * @param tokens pieces of an answer
 * @param loading what Ollama says it took to load the model
 */
record Pace(Duration firstToken, Duration gap, int tokens, Duration loading) {
  /** At once, a few words. */
  static final Pace QUICK = new Pace(Duration.ofMillis(5), Duration.ZERO, 3, Duration.ZERO);

  static Pace of(int firstTokenMillis, int gapMillis, int tokens, int loadingMillis) {
    return new Pace(
        Duration.ofMillis(firstTokenMillis),
        Duration.ofMillis(gapMillis),
        tokens,
        Duration.ofMillis(loadingMillis));
  }

  /** What Ollama says it took to generate the answer, in nanoseconds. */
  long generating() {
    return Math.max(gap.multipliedBy(tokens).toNanos(), 1_000_000);
  }
}
