package dev.plinth.operations;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What AWS refuses to delete until its protection is lifted. */
final class Protections {
  /** The arguments by which resources of different services say so. */
  private static final List<String> ARGUMENTS =
      List.of("deletion_protection", "deletion_protection_enabled", "enable_deletion_protection");

  private Protections() {}

  /** What a plan deletes in spite of its protection, where it would stop: how to lift it. */
  static List<Lift> against(PlanDocument plan) {
    return plan.changes().stream()
        .filter(PlanDocument.Change::deletes)
        .flatMap(Protections::lifts)
        .sorted(Comparator.comparing(Lift::address))
        .toList();
  }

  private static Stream<Lift> lifts(PlanDocument.Change change) {
    return ARGUMENTS.stream()
        .filter(argument -> change.before().path(argument).asBoolean())
        .map(argument -> new Lift(change, argument, false));
  }
}
