package dev.plinth.operations.watching;

/** What came of a look at one part. */
public enum Verdict {
  GOOD,
  BAD,
  /** It could not be looked at, or there is nothing to judge by yet. */
  UNKNOWN
}
