package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcrForgetsUntaggedTest extends RuleProof {
  private static final String[] ALL = {
    "aws_ecr_repository.cart",
    "aws_ecr_repository.catalogue",
    "aws_ecr_repository.catalogue_search",
    "aws_ecr_repository.customers",
    "aws_ecr_repository.inventory",
    "aws_ecr_repository.notifications",
    "aws_ecr_repository.orders",
    "aws_ecr_repository.payments",
    "aws_ecr_repository.pricing",
    "aws_ecr_repository.recommendations",
    "aws_ecr_repository.shipping",
    "aws_ecr_repository.storefront"
  };

  EcrForgetsUntaggedTest() {
    super(new EcrForgetsUntagged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_ecr_lifecycle_policy.cart")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("after a quarter", "microservices/prod")
            .with("/locals/image_lifecycle/rules/1/selection/countNumber", "90")
            .foundAt(ALL),
        DocumentMutant.of("with a tag only", "microservices/prod")
            .with("/locals/image_lifecycle/rules/1/selection/tagStatus", "\"tagged\"")
            .foundAt(ALL),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecr_lifecycle_policy.cart", "/policy")
            .foundAt("aws_ecr_repository.cart"));
  }

  @Test
  void reads_the_policy_of_a_data_source() {
    assertThat(judging.inDocument(source(7))).isEmpty();
    assertThat(judging.inDocument(source(30)))
        .containsExactly(
            "aws_ecr_repository.orders: images without a tag are not deleted after a week");
  }

  private static String source(int days) {
    return """
        {"data": {"aws_ecr_lifecycle_policy_document": {"orders": {"rule": [{"selection": [{
           "tag_status": "untagged", "count_type": "sinceImagePushed", "count_number": %d}]}]}}},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}},
          "aws_ecr_lifecycle_policy": {"orders": {
            "repository": "${aws_ecr_repository.orders.name}",
            "policy": "${data.aws_ecr_lifecycle_policy_document.orders.json}"}}}}
        """
        .formatted(days);
  }
}
