package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.compute.ServiceHasAllParts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcrRepositoryPerServiceTest extends RuleProof {
  EcrRepositoryPerServiceTest() {
    super(new EcrRepositoryPerService());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("shared", "microservices/prod")
            .with(
                "/locals/cart_containers/0/image",
                "\"${aws_ecr_repository.orders.repository_url}:latest\"")
            .foundAt("aws_ecr_repository.orders", "aws_ecr_repository.orders")
            .also(ServiceHasAllParts.class),
        DocumentMutant.of("another name", "microservices/prod")
            .with("aws_ecr_repository.cart", "/name", "\"basket\"")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecr_repository.cart", "/name")
            .foundAt("aws_ecr_repository.cart"));
  }

  @Test
  void lets_others_share_a_repository() {
    String shared =
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
         "locals": {
           "orders": [{"name": "orders", "image": "${aws_ecr_repository.orders.repository_url}:1"}],
           "cart": [{"name": "cart", "image": "${aws_ecr_repository.orders.repository_url}:1"}]},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}, "cart": {"name": "cart"}},
          "aws_ecs_task_definition": {
            "orders": {"container_definitions": "${jsonencode(local.orders)}"},
            "cart": {"container_definitions": "${jsonencode(local.cart)}"}}
        }}
        """;

    assertThat(judging.inDocument(shared)).isEmpty();
  }
}
