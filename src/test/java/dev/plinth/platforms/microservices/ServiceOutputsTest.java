package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceOutputsTest {
  @Test
  void people_get_what_they_need_of_each_service() {
    JsonNode orders = microservices("prod").outputs().get("orders").value("value");

    assertThat(fields(orders))
        .containsExactlyInAnyOrder(
            "ecr_repository_url",
            "log_group",
            "pipeline_name",
            "security_group_id",
            "service_arn",
            "service_name",
            "task_role_arn");
    assertThat(orders).allSatisfy(value -> assertThat(value.textValue()).isNotBlank());
    assertThat(orders.path("service_name").textValue()).isEqualTo("orders-prod");
    assertThat(orders.path("pipeline_name").textValue()).isEqualTo("microservices-orders");
    assertThat(orders.path("ecr_repository_url").textValue())
        .isEqualTo("${aws_ecr_repository.orders.repository_url}");
  }

  @Test
  void every_service_has_an_output_of_its_name() {
    var prod = microservices("prod");

    assertThat(prod.resources("aws_ecs_service"))
        .extracting(service -> service.name().replace('_', '-'))
        .hasSize(12)
        .isSubsetOf(prod.outputs().keySet());
  }

  private static List<String> fields(JsonNode node) {
    var fields = new ArrayList<String>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
