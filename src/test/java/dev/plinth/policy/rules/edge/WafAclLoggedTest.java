package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WafAclLoggedTest extends RuleProof {
  private static final String ACL = "aws_wafv2_web_acl.api";
  private static final String LOG = "aws_wafv2_web_acl_logging_configuration.api";

  WafAclLoggedTest() {
    super(new WafAclLogged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").without(LOG).foundAt(ACL),
        DocumentMutant.of("emptied", "troubleshooter/mvp")
            .with(LOG, "/log_destination_configs", "[]")
            .foundAt(ACL),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(LOG, "/resource_arn")
            .foundAt(ACL));
  }

  @Test
  void asks_each_web_acl_for_its_own() {
    assertThat(
            judging.in(
                """
                "aws_wafv2_web_acl": {"a": {}, "b": {}},
                "aws_wafv2_web_acl_logging_configuration": {"a": {
                  "resource_arn": "${aws_wafv2_web_acl.a.arn}", "log_destination_configs": ["x"]}}
                """))
        .containsExactly("aws_wafv2_web_acl.b: no logging configuration says where its log goes");
  }
}
