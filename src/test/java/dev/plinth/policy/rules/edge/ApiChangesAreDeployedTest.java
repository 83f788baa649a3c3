package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiChangesAreDeployedTest extends RuleProof {
  private static final String DEPLOYMENT = "aws_api_gateway_deployment.main";

  ApiChangesAreDeployedTest() {
    super(new ApiChangesAreDeployed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(DEPLOYMENT, "/triggers")
            .foundAt(DEPLOYMENT),
        DocumentMutant.of("emptied", "troubleshooter/mvp")
            .with(DEPLOYMENT, "/triggers", "{}")
            .foundAt(DEPLOYMENT),
        DocumentMutant.of("stage within", "troubleshooter/mvp")
            .with(DEPLOYMENT, "/stage_name", "\"v1\"")
            .foundAt(DEPLOYMENT),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(DEPLOYMENT, "/stage_name")
            .foundAt(DEPLOYMENT));
  }

  @Test
  void leaves_http_apis_alone_which_deploy_themselves() {
    assertThat(judging.in("\"aws_apigatewayv2_stage\": {\"a\": {\"auto_deploy\": true}}"))
        .isEmpty();
  }
}
