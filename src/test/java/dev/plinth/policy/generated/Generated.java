package dev.plinth.policy.generated;

import java.util.List;
import java.util.Map;

/**
 * Environments, and what they cover.
 *
 * @param seed that made them
 * @param goals what there is to cover, and how many environments have it
 * @param refused how many drafts the reader refused before there were as many environments
 */
record Generated(
    long seed, List<GeneratedEnvironment> environments, Map<String, Integer> goals, int refused) {

  /** What no environment has. */
  List<String> missing() {
    return goals.entrySet().stream()
        .filter(goal -> goal.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
