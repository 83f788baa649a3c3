package dev.plinth.operations.saving;

import java.time.Instant;
import java.util.Optional;

/** A part of an environment that costs while it runs, and that can be put to sleep. */
interface Sleeper {
  /**
   * What puts it to sleep; absent if it sleeps already.
   *
   * @param wakesAt when AWS itself is to wake it; empty: it sleeps until somebody does
   */
  Optional<Step> toSleep(Optional<Instant> wakesAt);

  /** What still runs of it after it was put to sleep; absent if nothing does. */
  Optional<String> stillRunning();

  /** What wakes it; absent if it is awake. */
  Optional<Step> toWake();

  /**
   * @param says what will happen, in a line
   * @param work what happens
   */
  record Step(String says, Runnable work) {}
}
