package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WafAclHasRulesTest extends RuleProof {
  private static final String ACL = "aws_wafv2_web_acl.api";

  WafAclHasRulesTest() {
    super(new WafAclHasRules());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").without(ACL, "/rule").foundAt(ACL),
        DocumentMutant.of("emptied", "troubleshooter/mvp").with(ACL, "/rule", "[]").foundAt(ACL),
        DocumentMutant.of("unknown", "troubleshooter/mvp").unknown(ACL, "/rule").foundAt(ACL));
  }

  @Test
  void takes_rules_that_are_written_as_json() {
    assertThat(judging.in("\"aws_wafv2_web_acl\": {\"a\": {\"rule_json\": \"[{}]\"}}")).isEmpty();
  }
}
