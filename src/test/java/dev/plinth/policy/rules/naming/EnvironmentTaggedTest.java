package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentTaggedTest extends RuleProof {

  EnvironmentTaggedTest() {
    super(new EnvironmentTagged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/provider/aws/0/default_tags/0/tags/Environment")
            .foundAt("provider.aws"),
        DocumentMutant.of("another environment's", "ollama/dev")
            .with("/provider/aws/0/default_tags/0/tags/Environment", "\"staging\"")
            .foundAt("provider.aws"),
        DocumentMutant.of("overwritten", "troubleshooter/mvp")
            .with("aws_sns_topic.alerts", "/tags", "{\"Environment\": \"test\"}")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("removed", "microservices/prod")
            .removed("/provider/aws/0/default_tags/0/tags/Environment")
            .foundAt("provider.aws"),
        DocumentMutant.of("unknown", "bootstrap/production")
            .with(
                "/provider/aws/0/default_tags/0/tags/Environment",
                "\"${data.external.later.result.value}\"")
            .foundAt("provider.aws"));
  }

  @Test
  void says_one_thing_about_one_resource_among_tagged_ones() {
    assertThat(
            judging.in(
                """
                "aws_sqs_queue": {"a": {"tags": {"Environment": "dev"}}, "b": {"tags": "${local.tags}"}}
                """))
        .containsExactly("aws_sqs_queue.b: there is no tag Environment");
  }

  @Test
  void asks_for_any_environment_where_no_variable_names_one() {
    assertThat(judging.in("\"aws_sqs_queue\": {\"a\": {\"tags\": {\"Environment\": \"x\"}}}"))
        .isEmpty();
  }

  @Test
  void names_a_resource_that_stands_alone_by_itself() {
    assertThat(judging.in("\"aws_sqs_queue\": {\"a\": {\"name\": \"a\"}}"))
        .containsExactly("aws_sqs_queue.a: there is no tag Environment");
  }

  @Test
  void names_the_provider_once_where_nothing_is_tagged() {
    assertThat(judging.in("\"aws_sqs_queue\": {\"a\": {}, \"b\": {}}"))
        .containsExactly("provider.aws: there is no tag Environment");
  }
}
