package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DynamodbTablePaidByRequestTest extends RuleProof {
  private static final String TABLE = "aws_dynamodb_table.main";

  DynamodbTablePaidByRequestTest() {
    super(new DynamodbTablePaidByRequest());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(TABLE, "/billing_mode")
            .foundAt(TABLE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(TABLE, "/billing_mode", "\"PROVISIONED\"")
            .foundAt(TABLE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(TABLE, "/billing_mode")
            .foundAt(TABLE));
  }
}
