package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Pattern;
import dev.plinth.policy.access.Statement;
import java.util.List;

/** Conditions that say what is meant, where no ARN does. */
final class ResourceConditions {
  /** Conditions about who asks, or which way, and not about what is asked for. */
  private static final List<String> OF_CALLERS =
      List.of(
          "aws:MultiFactorAuth*",
          "aws:Principal*",
          "aws:RequestedRegion",
          "aws:SecureTransport",
          "aws:Source*",
          "aws:ViaAWSService",
          "aws:CalledVia*",
          "aws:userid",
          "aws:username",
          "kms:ViaService",
          "kms:CallerAccount");

  private ResourceConditions() {}

  /** Whether a statement has one: {@code ecs:cluster}, a tag of the resource. */
  static boolean areIn(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(
            condition ->
                OF_CALLERS.stream().noneMatch(key -> new Pattern(key).fits(condition.key())));
  }
}
