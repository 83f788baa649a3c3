package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WafAclInUseTest extends RuleProof {
  private static final String ACL = "aws_wafv2_web_acl.api";
  private static final String ASSOCIATION = "aws_wafv2_web_acl_association.api";

  WafAclInUseTest() {
    super(new WafAclInUse());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").without(ASSOCIATION).foundAt(ACL),
        DocumentMutant.of("another", "troubleshooter/mvp")
            .with(
                ASSOCIATION,
                "/web_acl_arn",
                "\"arn:aws:wafv2:us-west-2:333333333333:regional/webacl/other/0a1b2c3d\"")
            .foundAt(ACL),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(ASSOCIATION, "/web_acl_arn")
            .foundAt(ACL));
  }

  @Test
  void finds_the_distribution_behind_it() {
    assertThat(
            judging.in(
                """
                "aws_wafv2_web_acl": {"a": {"scope": "CLOUDFRONT"}},
                "aws_cloudfront_distribution": {"d": {"web_acl_id": "${aws_wafv2_web_acl.a.arn}"}}
                """))
        .isEmpty();
  }
}
