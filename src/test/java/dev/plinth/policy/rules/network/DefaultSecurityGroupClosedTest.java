package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefaultSecurityGroupClosedTest extends RuleProof {
  private static final String GROUP = "aws_default_security_group.main";

  DefaultSecurityGroupClosedTest() {
    super(new DefaultSecurityGroupClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(GROUP).foundAt("aws_vpc.main"),
        DocumentMutant.of("opened", "troubleshooter/mvp")
            .with(
                GROUP,
                "/ingress",
                "[{\"protocol\": \"-1\", \"from_port\": 0, \"to_port\": 0, \"self\": true}]")
            .foundAt(GROUP),
        DocumentMutant.of("opened by a rule of its own", "ollama/dev")
            .with(
                "aws_vpc_security_group_egress_rule.default",
                "",
                """
                {"security_group_id": "${aws_default_security_group.main.id}", "ip_protocol": "tcp",
                 "from_port": 443, "to_port": 443, "cidr_ipv4": "198.51.100.0/24"}
                """)
            .foundAt(GROUP),
        DocumentMutant.of("VPC unknown", "ollama/staging")
            .unknown(GROUP, "/vpc_id")
            .foundAt("aws_vpc.main"));
  }

  @Test
  void asks_each_vpc_for_its_own() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"a": {}, "b": {}},
                "aws_default_security_group": {"a": {"vpc_id": "${aws_vpc.a.id}"}}
                """))
        .containsExactly("aws_vpc.b: no aws_default_security_group closes its default group");
  }
}
