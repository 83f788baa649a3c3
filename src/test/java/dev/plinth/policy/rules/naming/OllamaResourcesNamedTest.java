package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaResourcesNamedTest extends RuleProof {

  OllamaResourcesNamedTest() {
    super(new OllamaResourcesNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_lb.main", "/name")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("renamed", "ollama/dev")
            .with("aws_dynamodb_table.main", "/name", "\"data-table-dev\"")
            .foundAt("aws_dynamodb_table.main"),
        DocumentMutant.of("an alias", "ollama/staging")
            .with("aws_kms_alias.data", "/name", "\"alias/data-staging\"")
            .foundAt("aws_kms_alias.data"),
        DocumentMutant.of("without a tag", "ollama/production")
            .without("aws_vpc.main", "/tags")
            .foundAt("aws_vpc.main"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_iam_role.ec2_role", "/name")
            .foundAt("aws_iam_role.ec2_role"));
  }

  @Test
  void says_nothing_about_other_platforms() {
    assertThat(judging.in("\"aws_lb\": {\"main\": {\"name\": \"web-alb\"}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "xollama-alb", "${var.name}-alb", "Ollama-alb"})
  void denies_names_that_only_look_like_it(String name) {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
                 "resource": {"aws_lb": {"main": {"name": "%s"}}}}
                """
                    .formatted(name)))
        .containsExactly("aws_lb.main: name does not begin with ollama-");
  }

  @Test
  void asks_for_names_of_what_has_one_only() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
                 "resource": {
                  "aws_autoscaling_policy": {"a": {"name": "up"}, "b": {"name": "ollama-up"}},
                  "aws_route": {"internet": {"route_table_id": "rtb-1"}},
                  "aws_cloudwatch_log_group": {"a": {"name": "app"}},
                  "random_id": {"a": {"name": "a"}}}}
                """))
        .containsExactly("aws_autoscaling_policy.a: name does not begin with ollama-");
  }
}
