package dev.plinth.operations;

/** How one part of what was deployed is at one moment; its text says so in a line. */
public interface Health {
  boolean isGood();

  /** What to do when it does not become good. */
  String remedy();
}
