package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildOutputEncryptedTest extends RuleProof {
  BuildOutputEncryptedTest() {
    super(new BuildOutputEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codebuild_project.cart", "/encryption_key")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("in the clear", "microservices/prod")
            .with("aws_codebuild_project.cart", "/artifacts/encryption_disabled", "true")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("logs in the clear", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/logs_config/s3_logs",
                "{\"encryption_disabled\": true}")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/artifacts/encryption_disabled")
            .foundAt("aws_codebuild_project.cart"));
  }

  @Test
  void leaves_builds_alone_that_put_nothing_down() {
    assertThat(
            judging.in(
                """
                "aws_codebuild_project": {"lint": {
                  "artifacts": {"type": "NO_ARTIFACTS"}, "cache": {"type": "LOCAL"}}}
                """))
        .isEmpty();
  }
}
