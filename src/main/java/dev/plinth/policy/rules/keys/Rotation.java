package dev.plinth.policy.rules.keys;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import java.util.Optional;

/**
 * How a secret gets its next value.
 *
 * @param written the {@code aws_secretsmanager_secret_rotation}
 */
record Rotation(Resource written) {
  static final String FUNCTION = "rotation_lambda_arn";

  /** By its ARN, or by a reference to a function. */
  boolean namesFunction() {
    return written.isUnknown(FUNCTION)
        ? written.references(FUNCTION).stream()
            .anyMatch(reference -> reference.address().contains("aws_lambda_"))
        : !written.text(FUNCTION).orElse("").isBlank();
  }

  /** Why it does not take place, in words. */
  Optional<String> breach() {
    if (!namesFunction()) {
      return Optional.of("rotation_lambda_arn is not said");
    }
    return written.blocks("rotation_rules").stream().anyMatch(Rotation::saysWhen)
        ? Optional.empty()
        : Optional.of("rotation_rules do not say when");
  }

  private static boolean saysWhen(Block rules) {
    return rules.number("automatically_after_days").orElse(0) > 0
        || rules.text("schedule_expression").isPresent();
  }
}
