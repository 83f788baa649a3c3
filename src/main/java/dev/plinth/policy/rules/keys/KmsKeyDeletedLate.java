package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Time to notice. */
public final class KmsKeyDeletedLate implements DocumentRule {
  private static final String WINDOW = "deletion_window_in_days";
  private static final int FEWEST = 14;

  @Override
  public String title() {
    return "KMS keys wait two weeks at least before they are deleted";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "What the key encrypted is lost for ever with it, and who uses it seldom notices too"
        + " late.";
  }

  @Override
  public String remedy() {
    return "Set deletion_window_in_days to 14 at least, or leave it away: it is 30 then.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("kms", "KMS", 3),
        Source.page(
            "Deleting AWS KMS keys, about the waiting period",
            "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true, "deletion_window_in_days": 7}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true, "deletion_window_in_days": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return KeyPolicies.keys(document)
        .filter(key -> !key.value(WINDOW).isMissingNode() && !key.value(WINDOW).isNull())
        .filter(key -> key.number(WINDOW).orElse(0) < FEWEST)
        .map(key -> finding(key, WINDOW, "deletion_window_in_days is less than 14"));
  }
}
