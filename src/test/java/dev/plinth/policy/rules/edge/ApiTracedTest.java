package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiTracedTest extends RuleProof {
  private static final String STAGE = "aws_api_gateway_stage.main";
  private static final String TRACING = "/xray_tracing_enabled";

  ApiTracedTest() {
    super(new ApiTraced());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").without(STAGE, TRACING).foundAt(STAGE),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(STAGE, TRACING, "false")
            .foundAt(STAGE),
        DocumentMutant.of("unknown", "troubleshooter/mvp").unknown(STAGE, TRACING).foundAt(STAGE));
  }

  @Test
  void leaves_http_apis_alone_which_cannot_be_traced() {
    assertThat(judging.in("\"aws_apigatewayv2_stage\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
