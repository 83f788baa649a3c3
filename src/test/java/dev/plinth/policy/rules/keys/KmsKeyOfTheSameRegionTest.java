package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyOfTheSameRegionTest extends RuleProof {

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
            .with("aws_sns_topic.alerts", "/provider", "\"aws.replica\"")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("region unknown", "ollama/dev")
            .with("/provider/aws/1/region", "\"${data.external.later.result.value}\"")
            .with("aws_dynamodb_table.main", "/provider", "\"aws.us_east_1\"")
            .foundAt("aws_dynamodb_table.main"));
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
