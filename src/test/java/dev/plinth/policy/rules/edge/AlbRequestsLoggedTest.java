package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.storage.S3BucketEncrypted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlbRequestsLoggedTest extends RuleProof {
  private static final String BALANCER = "aws_lb.main";

  AlbRequestsLoggedTest() {
    super(new AlbRequestsLogged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(BALANCER, "/access_logs")
            .foundAt(BALANCER),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(BALANCER, "/access_logs/enabled", "false")
            .foundAt(BALANCER),
        DocumentMutant.of("not encrypted", "ollama/production")
            .without("aws_s3_bucket_server_side_encryption_configuration.logs")
            .foundAt(BALANCER)
            .also(S3BucketEncrypted.class),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(BALANCER, "/access_logs/enabled")
            .foundAt(BALANCER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"access_logs\": {\"bucket\": \"logs\", \"enabled\": false}",
        "\"access_logs\": {\"bucket\": \"logs\", \"enabled\": \"${var.logged}\"}",
        "\"access_logs\": {\"enabled\": true}"
      })
  void denies_what_is_not_surely_so(String logs) {
    assertThat(judging.in("\"aws_lb\": {\"a\": {%s}}".formatted(logs)))
        .containsExactly("aws_lb.a: access_logs are not enabled");
  }

  @Test
  void takes_a_bucket_of_others_for_encrypted() {
    assertThat(
            judging.in(
                """
                "aws_alb": {"a": {"access_logs": [{"bucket": "central-logs", "enabled": true}]}}
                """))
        .isEmpty();
  }

  @Test
  void leaves_out_network_load_balancers() {
    assertThat(judging.in("\"aws_lb\": {\"a\": {\"load_balancer_type\": \"network\"}}")).isEmpty();
  }
}
