package dev.plinth.operations;

/** Asks whether a change that was shown may be made. */
@FunctionalInterface
public interface Approval {
  /**
   * Returns if it may.
   *
   * @throws Refused if nobody is there to be asked, and the command line does not answer either
   * @throws OperationFailed if the answer is no
   */
  void ask(Change change);
}
