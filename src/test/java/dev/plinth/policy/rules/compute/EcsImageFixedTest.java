package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsImageFixedTest extends RuleProof {
  EcsImageFixedTest() {
    super(new EcsImageFixed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("latest", "troubleshooter/mvp")
            .with("/locals/service_containers/0/image", "\"example/troubleshooter:latest\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("no tag", "troubleshooter/mvp")
            .with("/locals/service_containers/0/image", "\"example/troubleshooter\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with("/locals/service_containers/0/image", "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("taken back from the pipeline", "microservices/prod")
            .with("aws_ecs_service.cart", "/lifecycle/ignore_changes", "[\"desired_count\"]")
            .foundAt("aws_ecs_task_definition.cart"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example/orders:1.4.2",
        "registry.example.com:5000/orders:main-4f1c9d7",
        "${aws_ecr_repository.orders.repository_url}:1.4.2",
        "example/orders@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void allows_an_image_that_does_not_change(String image) {
    assertThat(judging.inDocument(document(image))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example/orders",
        "registry.example.com:5000/orders",
        "example/orders:latest",
        "${aws_ecr_repository.orders.repository_url}",
        "${aws_ecr_repository.orders.repository_url}:latest",
        "example/orders:${local.version}"
      })
  void denies_an_image_that_may_change(String image) {
    assertThat(judging.inDocument(document(image)))
        .containsExactly(
            "aws_ecs_task_definition.orders: container orders: the image %s may change"
                .formatted(image));
  }

  private static String document(String image) {
    return """
        {"locals": {"orders": [{"name": "orders", "image": "%s"}]},
         "resource": {"aws_ecs_task_definition": {"orders": {
           "container_definitions": "${jsonencode(local.orders)}"}}}}
        """
        .formatted(image);
  }

  @Test
  void denies_containers_that_cannot_be_read_before_apply() {
    assertThat(
            judging.in(
                """
                "aws_ecs_task_definition": {"orders": {"family": "orders",
                  "container_definitions": "${data.aws_s3_object.containers.body}"}}
                """))
        .containsExactly(
            "aws_ecs_task_definition.orders: container_definitions cannot be read before apply");
  }
}
