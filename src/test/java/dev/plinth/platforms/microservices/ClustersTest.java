package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  /** ECS makes the group when it is missing, without a key, and keeps its lines for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"develop", "prod"})
  void what_container_insights_measures_is_encrypted_and_forgotten(String environment) {
    var document = microservices(environment);
    var group = document.resource("aws_cloudwatch_log_group.insights");
    String cluster = document.resource("aws_ecs_cluster.main").text("name").orElseThrow();

    assertThat(group.text("name"))
        .hasValue("/aws/ecs/containerinsights/" + cluster + "/performance");
    assertThat(group.references("kms_key_id"))
        .containsExactly(new Reference("aws_kms_key.cloudwatch", "arn"));
    assertThat(group.number("retention_in_days")).hasValue(environment.equals("prod") ? 90 : 30);
    assertThat(document.resource("aws_ecs_cluster.main").texts("depends_on"))
        .containsExactly("aws_cloudwatch_log_group.insights");
  }
}
