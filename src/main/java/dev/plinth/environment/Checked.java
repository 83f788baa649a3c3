package dev.plinth.environment;

/** A group of settings, or all of a platform, that must agree with each other. */
public interface Checked {
  /** Notes each contradiction. Called only when every value by itself is allowed. */
  void check(Problems problems);
}
