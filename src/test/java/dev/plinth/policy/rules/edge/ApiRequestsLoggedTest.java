package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiRequestsLoggedTest extends RuleProof {
  private static final String STAGE = "aws_api_gateway_stage.main";
  private static final String LOG = "/access_log_settings";

  ApiRequestsLoggedTest() {
    super(new ApiRequestsLogged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").without(STAGE, LOG).foundAt(STAGE),
        DocumentMutant.of("format emptied", "troubleshooter/mvp")
            .with(STAGE, LOG + "/format", "\"\"")
            .foundAt(STAGE),
        DocumentMutant.of("destination removed", "troubleshooter/mvp")
            .without(STAGE, LOG + "/destination_arn")
            .foundAt(STAGE),
        DocumentMutant.of("unknown", "troubleshooter/mvp").unknown(STAGE, LOG).foundAt(STAGE));
  }

  @Test
  void looks_at_http_apis_too() {
    assertThat(judging.in("\"aws_apigatewayv2_stage\": {\"a\": {\"name\": \"$default\"}}"))
        .containsExactly("aws_apigatewayv2_stage.a: access_log_settings are not complete");
  }
}
