package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyOfTheSameRegionTest extends RuleProof {
  private static final String ENCRYPTION =
      "aws_s3_bucket_server_side_encryption_configuration.storage";
  private static final String WEST =
      """
      {"alias": "west", "region": "${data.external.later.result.value}",
       "allowed_account_ids": ["111111111111"], "default_tags": [{"tags": {
         "Environment": "nonproduction", "ManagedBy": "terraform", "Project": "plinth", "Service": "bootstrap"}}]}
      """;

  KmsKeyOfTheSameRegionTest() {
    super(new KmsKeyOfTheSameRegion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("key of home", "ollama/production")
            .with("aws_backup_vault.main_replica", "/kms_key_arn", "\"${aws_kms_key.data.arn}\"")
            .foundAt("aws_backup_vault.main_replica"),
        DocumentMutant.of("moved", "ollama/production")
            .with(ENCRYPTION, "/provider", "\"aws.replica\"")
            .foundAt(ENCRYPTION),
        DocumentMutant.of("region unknown", "bootstrap/nonproduction")
            .with("/provider/aws/1", WEST)
            .with("aws_dynamodb_table.locks", "/provider", "\"aws.west\"")
            .foundAt("aws_dynamodb_table.locks"));
  }

  @Test
  void takes_two_providers_of_one_region_for_one() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": [{"region": "us-east-1"}, {"alias": "other",
                  "region": "us-east-1"}]},
                 "resource": {"aws_kms_key": {"a": {"provider": "${aws.other}"}},
                  "aws_sns_topic": {"a": {"kms_master_key_id": "${aws_kms_key.a.id}"}}}}
                """))
        .isEmpty();
  }
}
