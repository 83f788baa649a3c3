package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityGroupUsedTest extends RuleProof {
  private static final String SPARE = "aws_security_group.spare";

  SecurityGroupUsedTest() {
    super(new SecurityGroupUsed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("another group", "ollama/production")
            .with(SPARE, "", "{\"name\": \"ollama-spare\", \"vpc_id\": \"${aws_vpc.main.id}\"}")
            .foundAt(SPARE),
        DocumentMutant.of("with a rule of its own", "ollama/dev")
            .with(SPARE, "", "{\"name\": \"ollama-spare-dev\", \"vpc_id\": \"${aws_vpc.main.id}\"}")
            .with(
                "aws_vpc_security_group_ingress_rule.spare",
                "",
                """
                {"security_group_id": "${aws_security_group.spare.id}", "ip_protocol": "tcp",
                 "from_port": 22, "to_port": 22, "cidr_ipv4": "198.51.100.0/24"}
                """)
            .foundAt(SPARE),
        DocumentMutant.of("taken from what had it", "ollama/production")
            .with("aws_vpc_endpoint.logs", "/security_group_ids", "[]")
            .with("aws_vpc_endpoint.secretsmanager", "/security_group_ids", "[]")
            .with("aws_vpc_endpoint.ssm", "/security_group_ids", "[]")
            .with("aws_vpc_endpoint.ssmmessages", "/security_group_ids", "[]")
            .foundAt("aws_security_group.endpoints"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_elasticache_replication_group.webui", "/security_group_ids")
            .unknown(
                "aws_vpc_security_group_egress_rule.app_valkey_to_cache",
                "/referenced_security_group_id")
            .foundAt("aws_security_group.cache"));
  }

  @Test
  void takes_an_order_of_making_for_no_use() {
    assertThat(
            judging.in(
                """
                "aws_security_group": {"a": {}},
                "aws_instance": {"b": {"depends_on": ["aws_security_group.a"]}}
                """))
        .containsExactly(
            "aws_security_group.a: nothing has it, and no rule of another group names it");
  }

  @Test
  void counts_an_output_for_others() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_security_group": {"a": {}}},
                 "output": {"clients": {"value": "${aws_security_group.a.id}"}}}
                """))
        .isEmpty();
  }
}
