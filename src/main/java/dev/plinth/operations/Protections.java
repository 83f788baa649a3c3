package dev.plinth.operations;

import java.util.List;

/** What AWS refuses to delete until its protection is lifted. */
final class Protections {
  /** The attributes by which resources of different services say so. */
  private static final List<String> ATTRIBUTES =
      List.of("deletion_protection", "deletion_protection_enabled", "enable_deletion_protection");

  private Protections() {}

  /** The addresses of what a plan deletes in spite of its protection: the plan would stop there. */
  static List<String> against(PlanDocument plan) {
    return plan.changes().stream()
        .filter(PlanDocument.Change::deletes)
        .filter(
            change ->
                ATTRIBUTES.stream()
                    .anyMatch(attribute -> change.before().path(attribute).asBoolean()))
        .map(PlanDocument.Change::address)
        .sorted()
        .toList();
  }
}
