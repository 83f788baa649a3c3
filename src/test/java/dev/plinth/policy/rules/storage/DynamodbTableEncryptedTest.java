package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DynamodbTableEncryptedTest extends RuleProof {
  private static final String TABLE = "aws_dynamodb_table.main";

  DynamodbTableEncryptedTest() {
    super(new DynamodbTableEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(TABLE, "/server_side_encryption")
            .foundAt(TABLE),
        DocumentMutant.of("without a key", "ollama/production")
            .without(TABLE, "/server_side_encryption/kms_key_arn")
            .foundAt(TABLE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(TABLE, "/server_side_encryption/enabled", "false")
            .foundAt(TABLE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(TABLE, "/server_side_encryption/kms_key_arn")
            .foundAt(TABLE));
  }

  @Test
  void takes_no_key_of_AWS() {
    assertThat(
            judging.in(
                """
                "aws_dynamodb_table": {"a": {"name": "a",
                  "server_side_encryption": {"enabled": true, "kms_key_arn": "alias/aws/dynamodb"}}}
                """))
        .containsExactly("aws_dynamodb_table.a: it is not encrypted with a key of the account");
  }
}
