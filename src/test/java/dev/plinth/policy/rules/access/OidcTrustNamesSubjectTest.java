package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcTrustNamesSubjectTest extends RuleProof {
  OidcTrustNamesSubjectTest() {
    super(new OidcTrustNamesSubject());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .with(
                "/locals/ec2_role_trust/Statement/0",
                "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\"}, \"Condition\": {}}")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/locals/ec2_role_trust/Statement/0",
                "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\"}, \"Condition\": {\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:*\"}}}")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/locals/ec2_role_trust/Statement/0",
                "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\"}, \"Condition\": {\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"${data.external.later.result.value}\"}}}")
            .foundAt("aws_iam_role.ec2_role"));
  }

  @ParameterizedTest
  @CsvSource({
    "StringLike,repo:example-shop/*,true",
    "StringEquals,repo:example-shop/cart:environment:prod,true",
    "StringLike,*,false",
    "StringLike,repo:*/cart,false",
    "StringEqualsIfExists,repo:example-shop/cart,false",
    "StringNotEquals,repo:example-shop/cart,false"
  })
  void asks_for_an_owner(String operator, String subject, boolean good) {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_role": {"a": {"assume_role_policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": [{"Effect": "Allow",
                    "Principal": {"Federated": "${aws_iam_openid_connect_provider.github.arn}"},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {"%s": {"token.actions.githubusercontent.com:sub": "%s"}}}]}}}
                """
                    .formatted(operator, subject)))
        .hasSize(good ? 0 : 1);
  }
}
