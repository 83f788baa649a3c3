package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DynamodbTableProtectedFromDeletionTest extends RuleProof {
  private static final String TABLE = "aws_dynamodb_table.main";
  private static final String PROTECTED = "/deletion_protection_enabled";

  DynamodbTableProtectedFromDeletionTest() {
    super(new DynamodbTableProtectedFromDeletion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(TABLE, PROTECTED).foundAt(TABLE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(TABLE, PROTECTED, "false")
            .foundAt(TABLE),
        DocumentMutant.of("unknown", "ollama/production").unknown(TABLE, PROTECTED).foundAt(TABLE));
  }

  @Test
  void leaves_other_environments_their_choice() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "dev"}}}},
                 "resource": {"aws_dynamodb_table": {"a": {"name": "a"}}}}
                """))
        .isEmpty();
  }

  @Test
  void takes_a_document_that_does_not_say_for_production() {
    assertThat(
            judging.in(
                """
                "aws_dynamodb_table": {"a": {"name": "a"}}
                """))
        .containsExactly("aws_dynamodb_table.a: deletion_protection_enabled is not true");
  }
}
