package dev.plinth.policy.rules.keys;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What the policy of a key says: an argument of it, or a resource of its own. */
final class KeyPolicies {
  private KeyPolicies() {}

  /** Keys of every kind that have a policy. */
  static Stream<Resource> keys(TerraformDocument document) {
    return Stream.of("aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key")
        .flatMap(type -> document.resources(type).stream());
  }

  /** Where its policy is written; nowhere, if it has the one that KMS gives it. */
  static List<Resource> holders(TerraformDocument document, Resource key) {
    return Stream.concat(
            Stream.of(key), document.attachedTo(key, "aws_kms_key_policy", "key_id").stream())
        .filter(holder -> holder.text("policy").isPresent())
        .toList();
  }

  /** Whether a policy is written and cannot be read. */
  static boolean isUnreadable(TerraformDocument document, Resource holder) {
    return PolicyDocument.of(document, holder, "policy").isEmpty();
  }

  static Stream<Statement> statements(TerraformDocument document, Resource key) {
    return holders(document, key).stream()
        .flatMap(holder -> PolicyDocument.of(document, holder, "policy").stream())
        .flatMap(policy -> policy.statements().stream());
  }
}
