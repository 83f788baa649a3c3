package dev.plinth.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.TerraformDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EverybodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Principal\": \"*\"",
        "\"Principal\": {\"AWS\": [\"444455556666\", \"*\"]}",
        "\"NotPrincipal\": {\"AWS\": \"444455556666\"}",
        "\"Principal\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}",
        "\"Principal\": \"*\", \"Condition\": {\"StringLike\": {\"aws:PrincipalArn\": \"*\"}}",
        "\"Principal\": \"*\", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": [\"0.0.0.0/0\"]}}",
        "\"Principal\": \"*\", \"Condition\":"
            + " {\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"444455556666\"}}",
        "\"Principal\": \"*\", \"Condition\":"
            + " {\"ForAllValues:StringEquals\": {\"aws:PrincipalOrgID\": \"o-a1b2c3d4e5\"}}",
        "\"Principal\": \"*\", \"Condition\":"
            + " {\"StringNotEquals\": {\"aws:PrincipalAccount\": \"444455556666\"}}"
      })
  void comes_in_where_nothing_narrows_that_down(String who) {
    assertThat(isLetIn(who)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Principal\": {\"AWS\": \"arn:aws:iam::444455556666:root\"}",
        "\"Principal\": {\"Service\": \"logs.amazonaws.com\"}",
        "\"Principal\": \"*\", \"Condition\":"
            + " {\"StringEquals\": {\"aws:principalorgid\": \"o-a1b2c3d4e5\"}}",
        "\"Principal\": \"*\", \"Condition\":"
            + " {\"ArnLike\": {\"aws:SourceArn\": \"arn:aws:sns:*:444455556666:*\"}}",
        "\"Principal\": \"*\", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\":"
            + " \"203.0.113.0/24\"}}"
      })
  void stays_out_otherwise(String who) {
    assertThat(isLetIn(who)).isFalse();
  }

  private static boolean isLetIn(String who) {
    var document =
        TerraformDocument.read(
            """
            {"locals": {"p": {"Statement": {"Effect": "Allow", "Action": "sqs:*", %s}}},
             "resource": {"aws_sqs_queue": {"a": {"policy": "${jsonencode(local.p)}"}}}}
            """
                .formatted(who));
    return PolicyDocument.of(document, document.resource("aws_sqs_queue.a"), "policy")
        .orElseThrow()
        .statements()
        .stream()
        .anyMatch(Everybody::isLetInBy);
  }
}
