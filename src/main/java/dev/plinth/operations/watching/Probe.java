package dev.plinth.operations.watching;

/** Uses one part of an environment as its users do, once. */
interface Probe {
  /** What is used. */
  String part();

  /** How it went. Whatever was written is taken away before this returns. */
  Observation attempt();
}
