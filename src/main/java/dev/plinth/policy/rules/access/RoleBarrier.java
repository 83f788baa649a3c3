package dev.plinth.policy.rules.access;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands before those who take a role.
 *
 * @param conditions how many there are that do not hold by themselves
 * @param seconds how long a session may last
 * @param actions that the role allows
 */
record RoleBarrier(long conditions, int seconds, Set<String> actions) {
  private static final int AWS_DEFAULT_SECONDS = 3600;

  static RoleBarrier of(TerraformDocument document, Resource role) {
    return new RoleBarrier(
        RoleTrusts.of(document, role)
            .flatMap(trust -> trust.statement().conditions().stream())
            .filter(condition -> !condition.holdsWithoutKey())
            .count(),
        role.number("max_session_duration").orElse(AWS_DEFAULT_SECONDS),
        Holders.in(document).stream()
            .filter(holder -> holder.address().equals(role.address()))
            .flatMap(holder -> holder.allowed().stream())
            .flatMap(statement -> statement.actions().stream())
            .collect(Collectors.toSet()));
  }

  /** Whether it asks for something more, lasts less long, or leads to less. */
  boolean isHigherThan(RoleBarrier other) {
    return conditions > other.conditions
        || seconds < other.seconds
        || !actions.containsAll(other.actions);
  }
}
