package dev.plinth.operations;

/** The work was not begun, because the command line does not say enough to begin it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
