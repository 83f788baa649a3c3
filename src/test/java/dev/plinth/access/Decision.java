package dev.plinth.access;

/**
 * What comes of a request.
 *
 * @param statement the policy and the statement that decided; empty where none did
 */
public record Decision(Outcome outcome, String statement) {
  /** Whether it may, and if not, whether somebody said so. */
  public enum Outcome {
    ALLOWED,
    /** Nothing allows it. */
    NOT_ALLOWED,
    /** A statement denies it, whatever else allows it. */
    DENIED
  }

  static Decision notAllowed() {
    return new Decision(Outcome.NOT_ALLOWED, "");
  }
}
