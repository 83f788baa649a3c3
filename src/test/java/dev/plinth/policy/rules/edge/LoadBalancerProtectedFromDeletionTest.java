package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadBalancerProtectedFromDeletionTest extends RuleProof {
  private static final String BALANCER = "aws_lb.main";
  private static final String PROTECTION = "/enable_deletion_protection";

  LoadBalancerProtectedFromDeletionTest() {
    super(new LoadBalancerProtectedFromDeletion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(BALANCER, PROTECTION)
            .foundAt(BALANCER),
        DocumentMutant.of("weakened", "microservices/prod")
            .with(BALANCER, PROTECTION, "false")
            .foundAt(BALANCER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(BALANCER, PROTECTION)
            .foundAt(BALANCER));
  }

  @Test
  void leaves_other_environments_alone() {
    assertThat(judging.in("\"aws_lb\": {\"a\": {\"tags\": {\"Environment\": \"dev\"}}}")).isEmpty();
  }

  @Test
  void knows_production_by_the_tag_of_the_load_balancer_too() {
    assertThat(judging.in("\"aws_lb\": {\"a\": {\"tags\": {\"Environment\": \"prod\"}}}"))
        .containsExactly("aws_lb.a: enable_deletion_protection is not true");
  }

  @Test
  void knows_what_stands_in_for_production_in_another_region() {
    assertThat(judging.in("\"aws_lb\": {\"a\": {\"tags\": {\"Environment\": \"productionusw2\"}}}"))
        .isNotEmpty();
  }
}
