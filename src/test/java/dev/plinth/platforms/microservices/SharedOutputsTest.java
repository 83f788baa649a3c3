package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedOutputsTest {
  @ParameterizedTest
  @CsvSource({
    "alb_dns_name,       ${aws_lb.main.dns_name}",
    "cluster_name,       microservices-prod",
    "vpc_id,             ${aws_vpc.main.id}",
    "kafka_client_security_group_id, ${aws_security_group.kafka_client.id}",
    "artifacts_bucket,   ${aws_s3_bucket.artifacts.id}",
    "access_logs_bucket, ${aws_s3_bucket.logs.id}",
    "audit_bucket,       ${aws_s3_bucket.audit.id}",
    "events_log_group,   /aws/events/microservices-events",
  })
  void what_services_share_is_told(String output, String value) {
    assertThat(microservices("prod").outputs().get(output).text("value")).hasValue(value);
  }

  @Test
  void every_topic_and_every_dashboard_is_told() {
    var outputs = microservices("qa").outputs();

    assertThat(outputs.get("topic_arns").value("value").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("critical", "warning", "pipeline");
    assertThat(outputs.get("dashboard_urls").value("value"))
        .hasSize(microservices("qa").resources("aws_cloudwatch_dashboard").size())
        .allSatisfy(url -> assertThat(url.asText()).startsWith("https://").endsWith("-qa"));
  }

  /** Outputs of services carry the services' names, in which there are hyphens only. */
  @Test
  void no_service_can_have_the_name_of_a_shared_output() {
    var services = microservices("prod").variables().get("services").value("default");

    assertThat(microservices("prod").outputs().keySet())
        .filteredOn(output -> !services.has(output))
        .isNotEmpty()
        .allMatch(output -> output.contains("_"));
  }

  @Test
  void records_are_told_by_whom_keeps_them() {
    assertThat(microservices("develop").outputs()).doesNotContainKey("audit_bucket");
  }
}
