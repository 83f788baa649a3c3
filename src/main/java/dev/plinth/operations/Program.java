package dev.plinth.operations;

/** This program. */
public final class Program {
  /** Its version, as the build has it too. */
  public static final String VERSION = "1.0.0";

  private Program() {}
}
