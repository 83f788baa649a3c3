package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSecretInFilesTest extends RuleProof {
  /** In two parts, so that this file holds none. */
  private static final String KEY = "AKIA" + "Q3EGVNB7XK5WT2LM";

  NoSecretInFilesTest() {
    super(new NoSecretInFiles());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("an access key")
            .appending("docs/operations.md", "\n    AWS_ACCESS_KEY_ID=" + KEY + "\n")
            .foundIn("docs/operations.md", KEY),
        RepositoryMutant.of("a password in a script")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\nmysql --password=s3cr3t-and-long\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("a password in settings")
            .adding("environments/a.tfvars", "db_password = \"Rosebud-1941\"\n")
            .foundAt("environments/a.tfvars:1"),
        RepositoryMutant.of("a private key")
            .adding(
                "keys/a.pem",
                "-----BEGIN RSA PRIVATE" + " KEY-----\n" + "MIIEowIBAAKCAQEA".repeat(4) + "\n")
            .foundAt("keys/a.pem:1"),
        RepositoryMutant.of("an address")
            .adding("src/app.properties", "url=postgres://owner:" + "rosebud@db.internal/app\n")
            .foundAt("src/app.properties:1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export DB_PASSWORD=$1",
        "DB_PASSWORD=$(cat file)",
        "password: ${{ secrets.DB_PASSWORD }}",
        "\"secret\": \"arn:aws:secretsmanager:us-east-1:444455556666:secret:a\"",
        "password = var.password",
        "token_ttl = \"3600 seconds\"",
        "api_key = \"<your key 1>\"",
        "password = \"hunter2-2\" # not a secret: the test's own",
        "aws_key = \"AKIAIOSFODNN7EXAMPLE\"",
        "--secret-id ollama-webui-signing-key-1"
      })
  void allows_references_names_and_what_is_marked(String line) {
    assertThat(judging.in(Example.of("a.sh", line + "\n"))).isEmpty();
  }
}
