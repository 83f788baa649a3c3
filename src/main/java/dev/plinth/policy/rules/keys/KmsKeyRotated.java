package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A key that is found out opens one year. */
public final class KmsKeyRotated implements DocumentRule {
  private static final String ROTATES = "enable_key_rotation";
  private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
  private static final String ENCRYPTS = "ENCRYPT_DECRYPT";

  @Override
  public String title() {
    return "KMS keys rotate by themselves";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The same key material encrypts everything that was ever written: whoever gets it"
        + " once reads all of it.";
  }

  @Override
  public String remedy() {
    return "Set enable_key_rotation to true: what is there stays readable, and nothing is"
        + " encrypted anew.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.cis("3.0.0", "3.6"),
        Source.page(
            "AWS Security Hub, KMS.4",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"description": "Orders and their documents"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"description": "Orders and their documents",
            "enable_key_rotation": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_kms_key").stream()
        .filter(KmsKeyRotated::canRotate)
        .filter(key -> !key.isTrue(ROTATES))
        .map(key -> finding(key, ROTATES, "enable_key_rotation is not true"));
  }

  /** Keys that sign, that come in pairs, or that lie in a store of one's own cannot. */
  private static boolean canRotate(Resource key) {
    return key.text("customer_master_key_spec").orElse(SYMMETRIC).equals(SYMMETRIC)
        && key.text("key_usage").orElse(ENCRYPTS).equals(ENCRYPTS)
        && key.text("custom_key_store_id").isEmpty();
  }
}
