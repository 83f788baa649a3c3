package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsServiceInPrivateSubnetsTest extends RuleProof {
  private static final String SERVICE = "aws_ecs_service.service";
  private static final String SUBNETS = "/network_configuration/subnets";

  EcsServiceInPrivateSubnetsTest() {
    super(new EcsServiceInPrivateSubnets());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("moved", "troubleshooter/mvp")
            .with(SERVICE, SUBNETS + "/1", "\"${aws_subnet.public_2.id}\"")
            .foundAt(SERVICE),
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(SERVICE, SUBNETS)
            .foundAt(SERVICE),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(SERVICE, SUBNETS)
            .foundAt(SERVICE));
  }

  @Test
  void leaves_out_tasks_on_the_network_of_their_instance() {
    assertThat(judging.in("\"aws_ecs_service\": {\"a\": {\"launch_type\": \"EC2\"}}")).isEmpty();
  }

  @Test
  void does_not_know_subnets_of_others() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"a": {"network_configuration": [{"subnets": ["subnet-1"]}]}}
                """))
        .containsExactly("aws_ecs_service.a: where all of its subnets lead is not known");
  }
}
