package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.storage.S3BucketVersioned;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailBucketProtectedTest extends RuleProof {
  TrailBucketProtectedTest() {
    super(new TrailBucketProtected());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_s3_bucket_versioning.audit")
            .foundAt("aws_s3_bucket.audit")
            .also(S3BucketVersioned.class),
        DocumentMutant.of("weakened", "microservices/qa")
            .with(
                "aws_s3_bucket_versioning.audit",
                "/versioning_configuration/status",
                "\"Suspended\"")
            .foundAt("aws_s3_bucket.audit")
            .also(S3BucketVersioned.class),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_s3_bucket_versioning.audit", "/versioning_configuration/status")
            .foundAt("aws_s3_bucket.audit")
            .also(S3BucketVersioned.class));
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled,Enabled,''",
    "Enabled,Disabled,aws_s3_bucket_versioning.a: mfa_delete is not Enabled",
    "Enabled,${var.mfa},aws_s3_bucket_versioning.a: mfa_delete is not Enabled",
    "Suspended,Enabled,aws_s3_bucket.a: it keeps no versions of records"
  })
  void asks_for_both(String status, String mfaDelete, String finding) {
    assertThat(
            String.join(
                "",
                judging.in(
                    """
                    "aws_cloudtrail": {"a": {"s3_bucket_name": "${aws_s3_bucket.a.id}"}},
                    "aws_s3_bucket": {"a": {"bucket": "a"}},
                    "aws_s3_bucket_versioning": {"a": {"bucket": "${aws_s3_bucket.a.id}",
                      "versioning_configuration": [{"status": "%s", "mfa_delete": "%s"}]}}
                    """
                        .formatted(status, mfaDelete))))
        .isEqualTo(finding);
  }

  @Test
  void leaves_other_buckets_alone() {
    assertThat(judging.in("\"aws_s3_bucket\": {\"a\": {\"bucket\": \"a\"}}")).isEmpty();
  }
}
