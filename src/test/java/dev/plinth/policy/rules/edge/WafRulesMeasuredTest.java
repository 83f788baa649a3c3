package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WafRulesMeasuredTest extends RuleProof {
  private static final String ACL = "aws_wafv2_web_acl.api";
  private static final String METRICS = "/visibility_config/cloudwatch_metrics_enabled";

  WafRulesMeasuredTest() {
    super(new WafRulesMeasured());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(ACL, "/rule/0/visibility_config")
            .foundAt(ACL),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(ACL, METRICS, "false")
            .foundAt(ACL),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(ACL, "/rule/1" + METRICS)
            .foundAt(ACL));
  }

  @Test
  void looks_at_groups_of_rules_too() {
    assertThat(judging.in("\"aws_wafv2_rule_group\": {\"a\": {\"name\": \"g\"}}"))
        .containsExactly("aws_wafv2_rule_group.a: cloudwatch_metrics_enabled of g is not true");
  }
}
