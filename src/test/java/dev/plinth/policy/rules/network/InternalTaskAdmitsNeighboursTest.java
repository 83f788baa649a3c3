package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InternalTaskAdmitsNeighboursTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String SERVICE = "aws_ecs_service.inventory";
  private static final String CALLS =
      "aws_vpc_security_group_ingress_rule.inventory_service_calls_from_kafka_client";
  private static final String MESSAGES =
      "aws_vpc_security_group_ingress_rule.inventory_service_kafka_1";

  InternalTaskAdmitsNeighboursTest() {
    super(new InternalTaskAdmitsNeighbours());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("services removed", PLATFORM).without(CALLS).foundAt(SERVICE),
        DocumentMutant.of("Kafka removed", PLATFORM).without(MESSAGES).foundAt(SERVICE),
        DocumentMutant.of("another address", PLATFORM)
            .with(MESSAGES, "/cidr_ipv4", "\"10.91.0.0/20\"")
            .foundAt(SERVICE),
        DocumentMutant.of("unknown", PLATFORM)
            .unknown(CALLS, "/referenced_security_group_id")
            .foundAt(SERVICE));
  }

  @Test
  void leaves_services_of_other_kinds_alone() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "microservices/terraform.tfstate"}}},
                 "resource": {"aws_ecs_service": {"a": {
                   "network_configuration": {"security_groups": ["sg-1"]}}}}}
                """))
        .isEmpty();
  }
}
