package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketClosedToEverybodyTest extends RuleProof {

  S3BucketClosedToEverybodyTest() {
    super(new S3BucketClosedToEverybody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened to everybody", "ollama/production")
            .with("/locals/storage_bucket/Statement/1/Principal", "\"*\"")
            .removed("/locals/storage_bucket/Statement/1/Condition")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("a condition that always holds", "ollama/production")
            .with("/locals/storage_bucket/Statement/1/Principal", "{\"AWS\": \"*\"}")
            .with(
                "/locals/storage_bucket/Statement/1/Condition",
                "{\"StringLike\": {\"aws:SourceArn\": \"*\"}}")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("a condition that holds without its key", "ollama/production")
            .with("/locals/storage_bucket/Statement/1/Principal", "\"*\"")
            .with(
                "/locals/storage_bucket/Statement/1/Condition",
                "{\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"222222222222\"}}")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void lets_a_condition_name_the_account() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"a": {"Statement": {"Effect": "Allow", "Principal": "*",
                  "Action": "s3:GetObject",
                  "Resource": "*",
                    "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}}}}},
                 "resource": {"aws_s3_bucket": {"a": {"bucket": "a"}},
                  "aws_s3_bucket_policy": {"a": {"bucket": "a", "policy": "${jsonencode(local.a)}"}}}}
                """))
        .isEmpty();
  }

  @Test
  void reads_everybody_but_somebody_as_everybody() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"a": {"Statement": {"Effect": "Allow",
                  "NotPrincipal": {"AWS": "444455556666"},
                  "NotAction": "s3:DeleteBucket", "Resource": "*"}}},
                 "resource": {"aws_s3_bucket": {"a": {"bucket": "a"}},
                  "aws_s3_bucket_policy": {"a": {"bucket": "a", "policy": "${jsonencode(local.a)}"}}}}
                """))
        .containsExactly("aws_s3_bucket.a: its policy lets everybody do all but s3:DeleteBucket");
  }
}
