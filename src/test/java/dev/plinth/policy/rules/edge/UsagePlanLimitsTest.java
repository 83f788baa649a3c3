package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsagePlanLimitsTest extends RuleProof {
  private static final String PLAN = "aws_api_gateway_usage_plan.standard";

  UsagePlanLimitsTest() {
    super(new UsagePlanLimits());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(PLAN, "/throttle_settings")
            .foundAt(PLAN),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(PLAN, "/throttle_settings/rate_limit", "0")
            .foundAt(PLAN),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(PLAN, "/throttle_settings/burst_limit")
            .foundAt(PLAN));
  }

  @Test
  void takes_parts_of_a_request_a_second() {
    assertThat(
            judging.in(
                """
                "aws_api_gateway_usage_plan": {"a": {"throttle_settings": [
                  {"rate_limit": 0.5, "burst_limit": "1"}]}}
                """))
        .isEmpty();
  }
}
