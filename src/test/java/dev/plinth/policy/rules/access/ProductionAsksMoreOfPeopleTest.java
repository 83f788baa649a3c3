package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductionAsksMoreOfPeopleTest extends RuleProof {
  ProductionAsksMoreOfPeopleTest() {
    super(new ProductionAsksMoreOfPeople());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .beside("microservices/develop")
            .removed("/locals/operator_trust/Statement/0/Condition")
            .with("aws_iam_role.operator", "/max_session_duration", "28800")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("weakened", "microservices/prod")
            .beside("microservices/develop")
            .with(
                "/locals/operator_trust/Statement/0/Condition",
                "{\"BoolIfExists\": {\"aws:MultiFactorAuthPresent\": \"true\"}}")
            .with("aws_iam_role.operator", "/max_session_duration", "43200")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("unknown", "microservices/prod")
            .beside("microservices/develop")
            .removed("/locals/operator_trust/Statement/0/Condition")
            .with("aws_iam_role.operator", "/max_session_duration", "28801")
            .with(
                "/locals/operator/Statement/0/Action/0", "\"${data.external.later.result.value}\"")
            .with("/locals/operator/Statement/0/Action/5", "\"codepipeline:GetPipeline\"")
            .foundAt("aws_iam_role.operator"));
  }

  @Test
  void says_nothing_of_a_document_that_is_checked_alone() {
    assertThat(judging.inDocument(document("prod", "28800"))).isEmpty();
  }

  @Test
  void takes_fewer_actions_for_more() {
    assertThat(
            judging.in(
                Example.of(
                    "dev", document("dev", "3600").replace("s3:GetObject", "s3:PutObject"),
                    "prod", document("prod", "3600"))))
        .isEmpty();
  }

  @Test
  void asks_for_something_more() {
    assertThat(
            judging.in(
                Example.of("dev", document("dev", "3600"), "prod", document("prod", "3600"))))
        .containsExactly("aws_iam_role.a: it is as easy to take as outside production");
  }

  private static String document(String environment, String seconds) {
    return """
        {"provider": {"aws": {"default_tags": {"tags": {
            "Service": "shop", "Environment": "%s"}}}},
          "resource": {
            "aws_iam_role": {"a": {"name": "a", "max_session_duration": %s,
              "assume_role_policy": "${jsonencode(local.trust)}"}},
            "aws_iam_role_policy": {"a": {"role": "a", "policy": "${jsonencode(local.a)}"}}},
          "locals": {
            "a": {"Statement": {"Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::a/*"}},
            "trust": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::111122223333:user/a"}}}}}
        """
        .formatted(environment, seconds);
  }
}
