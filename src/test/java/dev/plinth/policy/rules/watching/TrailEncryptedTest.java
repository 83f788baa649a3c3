package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailEncryptedTest extends RuleProof {
  TrailEncryptedTest() {
    super(new TrailEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_cloudtrail.audit", "/kms_key_id")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened", "microservices/qa")
            .with("aws_cloudtrail.audit", "/kms_key_id", "\"alias/aws/s3\"")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudtrail.audit", "/kms_key_id")
            .foundAt("aws_cloudtrail.audit"));
  }

  @Test
  void takes_an_alias_of_the_account_for_its_key() {
    assertThat(
            judging.in(
                """
                "aws_cloudtrail": {"a": {"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:alias/audit"}}
                """))
        .isEmpty();
  }
}
