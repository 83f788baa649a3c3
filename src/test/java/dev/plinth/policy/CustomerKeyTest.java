package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.TerraformDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${aws_kms_key.data.arn}",
        "${aws_kms_alias.data.target_key_arn}",
        "${data.aws_kms_key.shared.arn}",
        "alias/shop",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"
      })
  void knows_keys_of_the_account(String key) {
    assertThat(isNamed(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alias/aws/s3",
        "arn:aws:kms:us-east-1:444455556666:alias/aws/s3",
        "${data.aws_kms_alias.s3.target_key_arn}",
        "${var.encrypted ? aws_kms_key.data.arn : null}",
        "${module.keys.arn}",
        "${var.key}"
      })
  void takes_no_other_key_for_one(String key) {
    assertThat(isNamed(key)).isFalse();
  }

  private static boolean isNamed(String key) {
    var document =
        TerraformDocument.read(
            """
            {"data": {"aws_kms_alias": {"s3": {"name": "alias/aws/s3"}},
                      "aws_kms_key": {"shared": {"key_id": "alias/shop"}}},
             "resource": {"aws_sns_topic": {"a": {"kms_master_key_id": "%s"}}}}
            """
                .formatted(key));
    return CustomerKey.isNamed(document, document.resource("aws_sns_topic.a"), "kms_master_key_id");
  }
}
