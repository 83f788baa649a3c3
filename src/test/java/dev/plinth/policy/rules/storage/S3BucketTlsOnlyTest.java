package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketTlsOnlyTest extends RuleProof {

  S3BucketTlsOnlyTest() {
    super(new S3BucketTlsOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_s3_bucket_policy.storage")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened to reading", "ollama/production")
            .with("/locals/storage_bucket/Statement/0/Action", "\"s3:GetObject\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("turned round", "ollama/production")
            .with(
                "/locals/storage_bucket/Statement/0/Condition/Bool/aws:SecureTransport", "\"true\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("narrowed", "ollama/production")
            .with(
                "/locals/storage_bucket/Statement/0/Condition/StringEquals",
                "{\"aws:PrincipalAccount\": \"1\"}")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("for one principal", "ollama/production")
            .with(
                "/locals/storage_bucket/Statement/0/Principal",
                "{\"AWS\": \"arn:aws:iam::222222222222:root\"}")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_s3_bucket_policy.storage", "/policy")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void reads_the_policy_of_a_data_source() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_iam_policy_document": {"tls": {"statement": [{
                  "effect": "Deny", "actions": ["s3:*"],
                  "resources": ["${aws_s3_bucket.a.arn}", "${aws_s3_bucket.a.arn}/*"],
                  "principals": [{"type": "*", "identifiers": ["*"]}],
                  "condition": [{"test": "Bool", "variable": "aws:SecureTransport",
                    "values": ["false"]}]}]}}},
                 "resource": {
                  "aws_s3_bucket": {"a": {"bucket": "a"}},
                  "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}",
                    "policy": "${data.aws_iam_policy_document.tls.json}"}}}}
                """))
        .isEmpty();
  }
}
