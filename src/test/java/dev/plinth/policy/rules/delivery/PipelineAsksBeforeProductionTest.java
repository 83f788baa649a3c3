package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineAsksBeforeProductionTest extends RuleProof {
  PipelineAsksBeforeProductionTest() {
    super(new PipelineAsksBeforeProduction());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codepipeline.cart", "/stage/2")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("asked afterwards", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/2/action/0/category", "\"Deploy\"")
            .with("aws_codepipeline.cart", "/stage/3/action/0/category", "\"Approval\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("another action", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/2/action/0/category", "\"Invoke\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/stage/2/action/0/category")
            .foundAt("aws_codepipeline.cart"));
  }

  @Test
  void asks_nobody_before_a_test() {
    assertThat(judging.inDocument(document("test", 1))).isEmpty();
  }

  @Test
  void knows_the_order_within_a_stage() {
    assertThat(judging.inDocument(document("prod", 1))).isEmpty();
    assertThat(judging.inDocument(document("prod", 2)))
        .containsExactly("aws_codepipeline.orders: nobody is asked before action Deploy");
  }

  private static String document(String environment, int approval) {
    return """
        {"resource": {"aws_codepipeline": {"orders": {"tags": {"Environment": "%s"},
           "stage": [{"action": [
             {"name": "Deploy", "category": "Deploy", "run_order": 2},
             {"name": "Approve", "category": "Approval", "run_order": %d}]}]}}}}
        """
        .formatted(environment, approval);
  }
}
