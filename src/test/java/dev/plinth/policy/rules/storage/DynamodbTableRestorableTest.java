package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DynamodbTableRestorableTest extends RuleProof {
  private static final String TABLE = "aws_dynamodb_table.main";

  DynamodbTableRestorableTest() {
    super(new DynamodbTableRestorable());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(TABLE, "/point_in_time_recovery")
            .foundAt(TABLE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(TABLE, "/point_in_time_recovery/enabled", "false")
            .foundAt(TABLE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(TABLE, "/point_in_time_recovery/enabled")
            .foundAt(TABLE));
  }
}
