package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiErrorsLoggedTest extends RuleProof {
  private static final String SETTINGS = "aws_api_gateway_method_settings.main";
  private static final String FRAMES =
      "aws_api_gateway_method_settings.post_incidents_incident_id_frames";

  ApiErrorsLoggedTest() {
    super(new ApiErrorsLogged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(SETTINGS)
            .foundAt("aws_api_gateway_stage.main"),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(SETTINGS, "/settings/logging_level", "\"OFF\"")
            .foundAt(SETTINGS),
        DocumentMutant.of("one method left out", "troubleshooter/mvp")
            .without(FRAMES, "/settings/logging_level")
            .foundAt(FRAMES),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(SETTINGS, "/settings/logging_level")
            .foundAt(SETTINGS));
  }

  @Test
  void leaves_stages_of_http_apis_alone() {
    assertThat(judging.in("\"aws_apigatewayv2_stage\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
