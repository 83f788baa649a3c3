package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesDoNotCollideTest extends RuleProof {
  private static final String DOCUMENT =
      """
      {"variable": {"environment": {"default": "%s"}},
       "provider": {"aws": {"region": "%s", "allowed_account_ids": ["%s"]}},
       "resource": {"aws_%s": {"a": {"%s": "shop"}}}}
      """;

  NamesDoNotCollideTest() {
    super(new NamesDoNotCollide());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a neighbour's role", "ollama/staging")
            .beside("ollama/dev")
            .with("aws_iam_role.ec2_role", "/name", "\"ollama-ec2-role-dev\"")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("a bucket of another account", "troubleshooter/mvp")
            .beside("bootstrap/production")
            .with("aws_s3_bucket.artifacts", "/bucket", "\"plinth-state-222222222222-us-east-1\"")
            .foundAt("aws_s3_bucket.artifacts"),
        DocumentMutant.of("a second one in the document", "ollama/production")
            .with("aws_lb_target_group.app", "/name", "\"ollama-api-tg\"")
            .foundAt("aws_lb_target_group.app"),
        DocumentMutant.of("another platform's table", "bootstrap/nonproduction")
            .beside("ollama/dev")
            .with("aws_dynamodb_table.locks", "/name", "\"ollama-data-table-dev\"")
            .foundAt("aws_dynamodb_table.locks"));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, 111111111111, sns_topic, name, 0",
    "us-east-1, 222222222222, sns_topic, name, 0",
    "us-east-1, 111111111111, sns_topic, name, 1",
    "eu-west-1, 111111111111, iam_role, name, 1",
    "us-east-1, 222222222222, iam_role, name, 0",
    "eu-west-1, 222222222222, s3_bucket, bucket, 1",
    "us-east-1, 111111111111, ecs_service, name, 0"
  })
  void knows_where_a_name_is_taken(
      String region, String account, String type, String argument, int expected) {
    String other = DOCUMENT.formatted("qa", region, account, type, argument);
    String one = DOCUMENT.formatted("test", "us-east-1", "111111111111", type, argument);

    assertThat(judging.in(Example.of("test", one, "qa", other))).hasSize(2 * expected);
  }

  @Test
  void does_not_compare_names_that_are_not_known() {
    String document =
        """
        {"variable": {"environment": {"default": "%s"}},
         "resource": {"aws_s3_bucket": {"a": {"bucket": "shop-${random_id.a.hex}"}}}}
        """;

    assertThat(judging.in(Example.of("a", document.formatted("a"), "b", document.formatted("b"))))
        .isEmpty();
  }
}
