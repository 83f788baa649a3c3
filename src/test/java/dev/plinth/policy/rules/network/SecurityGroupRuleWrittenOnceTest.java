package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityGroupRuleWrittenOnceTest extends RuleProof {
  private static final String HTTP = "aws_vpc_security_group_ingress_rule.alb_http_1";
  private static final String HTTPS = "aws_vpc_security_group_ingress_rule.alb_https_1";

  SecurityGroupRuleWrittenOnceTest() {
    super(new SecurityGroupRuleWrittenOnce());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("port changed", "ollama/production")
            .with(HTTP, "/from_port", "443")
            .with(HTTP, "/to_port", "443")
            .foundAt(HTTPS),
        DocumentMutant.of("written once more", "troubleshooter/mvp")
            .with(
                "aws_vpc_security_group_ingress_rule.web",
                "",
                """
                {"cidr_ipv4": "0.0.0.0/0", "from_port": 443, "ip_protocol": "tcp", "to_port": 443,
                 "security_group_id": "${aws_security_group.alb_sg.id}"}
                """)
            .foundAt("aws_vpc_security_group_ingress_rule.web"),
        DocumentMutant.of("the same unknown", "ollama/production")
            .unknown(HTTP, "/from_port")
            .unknown(HTTP, "/to_port")
            .unknown(HTTPS, "/from_port")
            .unknown(HTTPS, "/to_port")
            .foundAt(HTTPS));
  }

  @Test
  void finds_the_same_peer_in_rules_of_several_peers() {
    assertThat(
            judging.in(
                """
                "aws_security_group": {"a": {"ingress": [
                  {"protocol": "tcp", "from_port": 22, "to_port": 22,
                   "cidr_blocks": ["10.0.0.0/24", "10.0.1.0/24"]},
                  {"protocol": "tcp", "from_port": 22, "to_port": 22,
                   "cidr_blocks": ["10.0.1.0/24"]}]}}
                """))
        .containsExactly("aws_security_group.a: says the same as aws_security_group.a");
  }

  @Test
  void tells_directions_apart() {
    assertThat(
            judging.in(
                """
                "aws_security_group": {"a": {
                  "ingress": {"protocol": "tcp", "from_port": 22, "to_port": 22, "self": true},
                  "egress": {"protocol": "tcp", "from_port": 22, "to_port": 22, "self": true}}}
                """))
        .isEmpty();
  }
}
