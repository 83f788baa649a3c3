package dev.plinth.operations;

/**
 * One thing that was looked at before a deployment.
 *
 * @param place where: {@code ollama/dev}, or this machine
 * @param what was looked at, in a word or two
 * @param verdict how it is
 * @param said what was seen, in a line or more
 * @param remedy what to do about it; empty where nothing has to be done
 */
public record Inspection(String place, String what, Verdict verdict, String said, String remedy) {
  /** How a thing is. */
  public enum Verdict {
    GOOD,
    WARNING,
    PROBLEM,
    SKIPPED
  }

  static Inspection good(String place, String what, String said) {
    return new Inspection(place, what, Verdict.GOOD, said, "");
  }

  static Inspection warning(String place, String what, String said, String remedy) {
    return new Inspection(place, what, Verdict.WARNING, said, remedy);
  }

  static Inspection problem(String place, String what, Obstacle obstacle) {
    return new Inspection(place, what, Verdict.PROBLEM, obstacle.what(), obstacle.remedy());
  }

  static Inspection skipped(String place, String what, String why) {
    return new Inspection(place, what, Verdict.SKIPPED, why, "");
  }

  /** Whether a deployment would fail of it. */
  public boolean isProblem() {
    return verdict == Verdict.PROBLEM;
  }
}
