package dev.plinth.operations;

import dev.plinth.terraform.KeptData;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a plan takes away that cannot be had again by deploying again. */
final class Losses {
  private Losses() {}

  /** Says what a plan deletes with its data, before somebody is asked to agree to it. */
  static void say(Session session, PlanDocument plan) {
    List<String> losses = of(plan, Set.of());
    if (!losses.isEmpty()) {
      session.say("lost with all their data:");
      losses.forEach(line -> session.say("  %s", line));
    }
  }

  /**
   * A line for each thing with its data that the plan deletes.
   *
   * @param without addresses of what is known to hold no data yet
   */
  static List<String> of(PlanDocument plan, Set<String> without) {
    return plan.changes().stream()
        .filter(PlanDocument.Change::deletes)
        .filter(change -> !without.contains(change.address()))
        .flatMap(Losses::loss)
        .sorted()
        .toList();
  }

  private static Stream<String> loss(PlanDocument.Change change) {
    return KeptData.namedBy(change.type())
        .map(name -> change.before().path(name).asText("unnamed"))
        .map(name -> "%s (%s)".formatted(change.address(), name))
        .stream();
  }
}
