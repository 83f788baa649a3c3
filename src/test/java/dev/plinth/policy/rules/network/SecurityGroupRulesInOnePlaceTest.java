package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityGroupRulesInOnePlaceTest extends RuleProof {
  private static final String INLINE =
      """
      [{"protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": ["198.51.100.0/24"]}]
      """;

  SecurityGroupRulesInOnePlaceTest() {
    super(new SecurityGroupRulesInOnePlace());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("written within", "ollama/production")
            .with("aws_security_group.frontend", "/ingress", INLINE)
            .foundAt("aws_security_group.frontend"),
        DocumentMutant.of("let out within", "troubleshooter/mvp")
            .with("aws_security_group.ecs_service_sg", "/egress", INLINE)
            .foundAt("aws_security_group.ecs_service_sg"),
        DocumentMutant.of("with an older resource", "ollama/staging")
            .with(
                "aws_security_group_rule.ssh",
                "",
                """
                {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22,
                 "cidr_blocks": ["198.51.100.0/24"], "security_group_id": "${aws_security_group.app.id}"}
                """)
            .foundAt("aws_security_group.app"),
        DocumentMutant.of("unknown within", "ollama/dev")
            .with("aws_security_group.backend", "/ingress", INLINE)
            .unknown("aws_security_group.backend", "/ingress/0/cidr_blocks")
            .foundAt("aws_security_group.backend"));
  }

  @Test
  void allows_either_way_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_security_group": {"a": {"ingress": {"protocol": "tcp", "self": true}}, "b": {}},
                "aws_security_group_rule": {"b": {"type": "ingress", "self": true,
                  "security_group_id": "${aws_security_group.b.id}"}}
                """))
        .isEmpty();
  }
}
