package dev.plinth.policy.rules.compute;

import dev.plinth.policy.Topic;
import java.util.List;

/** What runs: instances, tasks, functions. */
public final class ComputeRules {
  /** The rules, by their names. */
  public static final Topic TOPIC = new Topic("Compute", List.of());

  private ComputeRules() {}
}
