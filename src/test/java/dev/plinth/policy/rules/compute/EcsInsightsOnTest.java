package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcsInsightsOnTest extends RuleProof {
  EcsInsightsOnTest() {
    super(new EcsInsightsOn());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_cluster.main", "/setting")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("disabled", "troubleshooter/mvp")
            .with("aws_ecs_cluster.main", "/setting/0/value", "\"disabled\"")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_cluster.main", "/setting/0/value")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("disabled", "microservices/prod")
            .with("aws_ecs_cluster.main", "/setting/0/value", "\"disabled\"")
            .foundAt("aws_ecs_cluster.main"));
  }
}
