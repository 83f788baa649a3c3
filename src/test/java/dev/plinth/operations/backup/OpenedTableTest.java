package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenedTableTest {
  private static final String POLICY =
      """
      {"Statement":[{"Effect":"Deny","Principal":"*","Action":["dynamodb:PutItem"],"Resource":["t"],\
      "Condition":{"StringNotEquals":{"aws:PrincipalArn":%s}}}],"Version":"2012-10-17"}\
      """;

  @Test
  void lets_one_more_principal_in_and_changes_nothing_else() {
    assertThat(OpenedTable.admitting(POLICY.formatted("[\"program\"]"), "person"))
        .isEqualTo(POLICY.formatted("[\"program\",\"person\"]"));
  }

  @Test
  void lets_one_more_principal_in_where_there_was_one() {
    assertThat(OpenedTable.admitting(POLICY.formatted("\"program\""), "person"))
        .isEqualTo(POLICY.formatted("[\"program\",\"person\"]"));
  }
}
