package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A key that is off locks everything. */
public final class KmsKeyEnabled implements DocumentRule {
  /** Keys of one's own material have another word for it. */
  private static final List<String> SWITCHES = List.of("is_enabled", "enabled");

  @Override
  public String title() {
    return "KMS keys are enabled";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Nothing that the key encrypts can be read or written, by anybody, until it is on"
        + " again.";
  }

  @Override
  public String remedy() {
    return "Take is_enabled away, or set it to true: it takes effect within minutes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Enabling and disabling keys, AWS KMS",
            "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true, "is_enabled": false}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true, "is_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return KeyPolicies.keys(document)
        .flatMap(
            key ->
                SWITCHES.stream()
                    .filter(it -> key.isFalse(it) || key.isUnknown(it))
                    .map(it -> finding(key, it, it + " is not true")));
  }
}
