package dev.plinth.policy.rules.watching;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Keys that topics are encrypted with, and what their policies allow. */
final class TopicKeys {
  private TopicKeys() {}

  /** The key that a topic names, or the one behind an alias. */
  static Stream<Resource> of(TerraformDocument document, Resource topic) {
    return document.referred(topic, "kms_master_key_id").stream()
        .flatMap(
            named ->
                named.type().equals("aws_kms_alias")
                    ? document.referred(named, "target_key_id").stream()
                    : Stream.of(named))
        .filter(key -> key.type().equals("aws_kms_key") && !key.address().startsWith("data."));
  }

  /** What the policy of a key allows a service. */
  static Stream<Statement> allowing(TerraformDocument document, Resource key, String service) {
    return holders(document, key)
        .flatMap(holder -> PolicyDocument.of(document, holder, "policy").stream())
        .flatMap(policy -> policy.statements().stream())
        .filter(Statement::allows)
        .filter(it -> it.principals().getOrDefault("Service", List.of()).contains(service));
  }

  /** Whether the policy can be read before apply. */
  static boolean isRead(TerraformDocument document, Resource key) {
    return holders(document, key)
        .allMatch(holder -> PolicyDocument.of(document, holder, "policy").isPresent());
  }

  private static Stream<Resource> holders(TerraformDocument document, Resource key) {
    return Stream.concat(
        Stream.of(key).filter(it -> it.isSet("policy")),
        document.attachedTo(key, "aws_kms_key_policy", "key_id").stream());
  }
}
