package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataStoreBehindTheApplicationTest extends RuleProof {
  private static final String DATABASE =
      "aws_vpc_security_group_ingress_rule.database_postgres_from_app";
  private static final String CACHE = "aws_vpc_security_group_ingress_rule.cache_valkey_from_app";
  private static final String GROUP = "/referenced_security_group_id";

  DataStoreBehindTheApplicationTest() {
    super(new DataStoreBehindTheApplication());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("load balancer admitted", "ollama/production")
            .with(DATABASE, GROUP, "\"${aws_security_group.alb.id}\"")
            .foundAt(DATABASE),
        DocumentMutant.of("application opened", "ollama/staging")
            .with(
                "aws_vpc_security_group_ingress_rule.app_ssh",
                "",
                """
                {"security_group_id": "${aws_security_group.app.id}", "ip_protocol": "tcp",
                 "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"}
                """)
            .foundAt(DATABASE, CACHE),
        DocumentMutant.of("unknown", "ollama/production").unknown(CACHE, GROUP).foundAt(CACHE));
  }

  @Test
  void follows_rules_that_are_written_within_groups() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"d": {"vpc_security_group_ids": ["${aws_security_group.d.id}"]}},
                "aws_security_group": {
                  "d": {"ingress": {"protocol": "tcp", "from_port": 3306, "to_port": 3306,
                    "security_groups": ["${aws_security_group.w.id}"]}},
                  "w": {"ingress": {"protocol": "tcp", "from_port": 80, "to_port": 80,
                    "ipv6_cidr_blocks": ["::/0"]}}}
                """))
        .containsExactly(
            "aws_security_group.d: admits aws_security_group.w, which the internet reaches");
  }

  @Test
  void does_not_judge_groups_of_others() {
    assertThat(
            judging.in(
                """
                "aws_mq_broker": {"b": {"security_groups": ["${aws_security_group.b.id}"]}},
                "aws_security_group": {"b": {"ingress": {"protocol": "tcp", "from_port": 5671,
                  "to_port": 5671, "security_groups": ["sg-0a1b2c3d"]}}}
                """))
        .isEmpty();
  }
}
