package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class ServiceOutputsCompleteTest extends RuleProof {

  ServiceOutputsCompleteTest() {
    super(new ServiceOutputsComplete());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .removed("/output/cart")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("one less", "microservices/test")
            .removed("/output/orders/value/task_role_arn")
            .foundAt("aws_ecs_service.orders"),
        DocumentMutant.of("empty", "microservices/qa")
            .with("/output/pricing/value/pipeline_name", "\"\"")
            .foundAt("aws_ecs_service.pricing"),
        DocumentMutant.of("another's", "microservices/prod")
            .with("/output/cart/value/service_arn", "\"${aws_ecs_service.orders.id}\"")
            .foundAt("aws_ecs_service.cart"));
  }
}
