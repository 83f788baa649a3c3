package dev.plinth.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "arn:aws:s3:::*",
        "arn:aws:s3:::*/*",
        "arn:aws:dynamodb:*:*:table/*",
        "arn:aws:iam::*:role/*",
        "arn:*"
      })
  void is_open_where_neither_the_owner_nor_the_name_is_said(String text) {
    assertThat(new ResourcePattern(text).isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::shop-*",
        "arn:aws:iam::444455556666:role/*",
        "arn:aws:dynamodb:*:444455556666:table/*",
        "${aws_s3_bucket.a.arn}",
        "${aws_s3_bucket.a.arn}/*",
        "arn:aws:s3:::${var.name}/*"
      })
  void is_not_open_where_something_is_said(String text) {
    assertThat(new ResourcePattern(text).isOpen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::444455556666:role/*,true",
    "arn:aws:iam::444455556666:role/app-*,false",
    "${aws_iam_role.a.arn},false",
    "*,true"
  })
  void is_open_in_name_where_any_of_the_kind_is_meant(String text, boolean open) {
    assertThat(new ResourcePattern(text).isOpenInName()).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "${var.arn},true",
    "${data.external.later.result.value},true",
    "${aws_rds_cluster.a.master_user_secret[0].secret_arn},false",
    "${data.aws_s3_bucket.a.arn},false",
    "arn:aws:s3:::${var.name},false"
  })
  void is_unknown_where_an_expression_refers_to_no_resource(String text, boolean unknown) {
    assertThat(new ResourcePattern(text).isUnknown()).isEqualTo(unknown);
  }
}
