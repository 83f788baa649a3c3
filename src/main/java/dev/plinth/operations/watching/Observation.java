package dev.plinth.operations.watching;

/**
 * How one part of an environment is at one moment.
 *
 * @param part what was looked at, by the name that AWS knows it by
 * @param says what was seen, in a line
 * @param remedy what to do about it; empty where it is good
 */
public record Observation(String part, Verdict verdict, String says, String remedy) {
  static Observation good(String part, String says) {
    return new Observation(part, Verdict.GOOD, says, "");
  }

  static Observation bad(String part, String says, String remedy) {
    return new Observation(part, Verdict.BAD, says, remedy);
  }

  static Observation unknown(String part, String says, String remedy) {
    return new Observation(part, Verdict.UNKNOWN, says, remedy);
  }
}
