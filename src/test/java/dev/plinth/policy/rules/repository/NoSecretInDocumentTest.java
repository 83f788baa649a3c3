package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoSecretInDocumentTest extends RuleProof {

  NoSecretInDocumentTest() {
    super(new NoSecretInDocument());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("in a variable", "ollama/production")
            .with(
                "/variable/ollama_admin_password",
                "{\"type\": \"string\", \"description\": \"Of the administrator\", \"sensitive\": true, \"default\": \"Rosebud-1941\"}")
            .foundAt("variable.ollama_admin_password"),
        DocumentMutant.of("of a provider", "bootstrap/production")
            .with("/provider/aws/0/access_key", '"' + "AKIA" + "Q3EGVNB7XK5WT2LM" + '"')
            .foundAt("provider.aws"),
        DocumentMutant.of("in a script", "ollama/dev")
            .with("/locals/first_boot", "\"#!/bin/bash\\nexport ADMIN_PASSWORD=Rosebud-1941\\n\"")
            .foundAt("locals"),
        DocumentMutant.of("a private key in a local value", "ollama/staging")
            .with(
                "/locals/deploy_key",
                "\"-----BEGIN OPENSSH PRIVATE" + " KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\\n\"")
            .foundAt("locals"),
        DocumentMutant.of("an argument", "troubleshooter/mvp")
            .with("aws_cloudfront_distribution.frontend", "/api_key", "\"4x7Tq-99zz\"")
            .foundAt("aws_cloudfront_distribution.frontend"));
  }

  @Test
  void is_not_put_off_by_an_example_elsewhere() {
    assertThat(
            judging.in(
                """
                "aws_instance": {"a": {"tags": {"Owner": "EXAMPLE"},
                  "user_data": "curl https://a.example -H 'key: %s'"}}
                """
                    .formatted("AKIA" + "Q3EGVNB7XK5WT2LM")))
        .containsExactly("aws_instance.a: it holds an access key of AWS");
  }

  @Test
  void leaves_passwords_of_databases_to_their_rules() {
    assertThat(judging.in("\"aws_db_instance\": {\"a\": {\"password\": \"Rosebud-1941\"}}"))
        .isEmpty();
  }
}
