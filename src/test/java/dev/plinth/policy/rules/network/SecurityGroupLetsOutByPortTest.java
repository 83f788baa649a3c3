package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityGroupLetsOutByPortTest extends RuleProof {
  private static final String HTTPS = "aws_vpc_security_group_egress_rule.app_https_to_internet";

  SecurityGroupLetsOutByPortTest() {
    super(new SecurityGroupLetsOutByPort());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("protocol weakened", "ollama/production")
            .with(HTTPS, "/ip_protocol", "\"-1\"")
            .foundAt(HTTPS),
        DocumentMutant.of("ports widened", "ollama/dev")
            .with(HTTPS, "/from_port", "0")
            .with(HTTPS, "/to_port", "65535")
            .foundAt(HTTPS),
        DocumentMutant.of("ports unknown", "ollama/staging")
            .unknown(HTTPS, "/to_port")
            .foundAt(HTTPS));
  }

  @Test
  void leaves_out_what_stays_in_the_network() {
    assertThat(
            judging.in(
                """
                "aws_security_group_rule": {"a": {"type": "egress", "protocol": "-1", "from_port": 0,
                  "to_port": 0, "cidr_blocks": ["10.0.0.0/16"], "security_group_id": "sg-0a1b2c3d"}}
                """))
        .isEmpty();
  }

  @Test
  void knows_the_internet_of_version_6() {
    assertThat(
            judging.in(
                """
                "aws_vpc_security_group_egress_rule": {"a": {"ip_protocol": "-1",
                  "cidr_ipv6": "::/0", "security_group_id": "sg-0a1b2c3d"}}
                """))
        .containsExactly(
            "aws_vpc_security_group_egress_rule.a: lets all ports out to the internet");
  }
}
