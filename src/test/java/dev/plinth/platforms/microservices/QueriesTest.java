package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {
  @ParameterizedTest
  @CsvSource({
    "failed_tasks,         aws_cloudwatch_log_group.events",
    "failed_deliveries,    aws_cloudwatch_log_group.events",
    "rejected_connections, aws_cloudwatch_log_group.flow_log",
    "busiest_destinations, aws_cloudwatch_log_group.flow_log",
  })
  void a_query_knows_whom_to_ask(String query, String group) {
    assertThat(query(query).toString()).contains(group.replace("aws_cloudwatch_log_group.", ""));
    assertThat(query(query).texts("log_group_names")).hasSize(1);
  }

  /** Logs Insights asks 50 groups at most, and a new service would change the query. */
  @ParameterizedTest
  @CsvSource({"errors", "errors_by_service", "slow_requests"})
  void queries_about_services_leave_the_groups_to_people(String query) {
    assertThat(query(query).texts("log_group_names")).isEmpty();
  }

  @Test
  void slow_is_what_the_alarm_calls_slow() {
    assertThat(query("slow_requests").text("query_string").orElse(""))
        .contains("${var.slow_response_seconds * 1000}");
  }

  @Test
  void queries_are_in_the_folder_of_their_environment() {
    assertThat(microservices("qa").resources("aws_cloudwatch_query_definition"))
        .isNotEmpty()
        .allMatch(it -> it.text("name").orElse("").startsWith("microservices-qa/"));
  }

  private static Resource query(String name) {
    return microservices("prod").resource("aws_cloudwatch_query_definition." + name);
  }
}
