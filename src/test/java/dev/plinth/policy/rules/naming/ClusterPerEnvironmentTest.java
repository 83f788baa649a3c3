package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.watching.AlarmWatchesWhatIsThere;
import dev.plinth.policy.rules.watching.DashboardShowsWhatIsThere;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterPerEnvironmentTest extends RuleProof {

  ClusterPerEnvironmentTest() {
    super(new ClusterPerEnvironment());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("without environment", "troubleshooter/mvp")
            .with("aws_ecs_cluster.main", "/name", "\"troubleshooter-cluster\"")
            .foundAt("aws_ecs_cluster.main")
            .also(AlarmWatchesWhatIsThere.class, DashboardShowsWhatIsThere.class),
        DocumentMutant.of("another's", "microservices/test")
            .beside("microservices/qa")
            .with("aws_ecs_cluster.main", "/name", "\"microservices-qa\"")
            .foundAt("aws_ecs_cluster.main", "aws_ecs_cluster.main")
            .also(AlarmWatchesWhatIsThere.class, DashboardShowsWhatIsThere.class),
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_cluster.main", "/name")
            .foundAt("aws_ecs_cluster.main")
            .also(AlarmWatchesWhatIsThere.class, DashboardShowsWhatIsThere.class),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_ecs_cluster.main", "/name")
            .foundAt("aws_ecs_cluster.main")
            .also(AlarmWatchesWhatIsThere.class, DashboardShowsWhatIsThere.class),
        DocumentMutant.of("plain", "microservices/prod")
            .with("aws_ecs_cluster.main", "/name", "\"microservices\"")
            .foundAt("aws_ecs_cluster.main")
            .also(AlarmWatchesWhatIsThere.class, DashboardShowsWhatIsThere.class));
  }

  @Test
  void production_carries_the_plain_names() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {
                   "Service": "shop", "Environment": "production"}}}},
                 "resource": {"aws_ecs_cluster": {"main": {"name": "shop"}}}}
                """))
        .isEmpty();
  }
}
