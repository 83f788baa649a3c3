package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsTest {
  private static final List<String> PAGES =
      List.of("cluster", "services", "pipelines", "executive", "security");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster   | Tasks and services               | TaskCount",
        "cluster   | CPU by service (%)               | CPUUtilization",
        "cluster   | Memory by service (%)            | MemoryUtilization",
        "cluster   | Fargate vCPUs of the account     | AWS/Usage",
        "cluster   | Fargate vCPUs of the account     | Standard/OnDemand",
        "cluster   | Fargate vCPUs of the account     | Standard/Spot",
        "cluster   | Bill of the account this month (USD) | EstimatedCharges",
        "services  | Requests by service              | RequestCount",
        "services  | Response time (s)                | p50",
        "services  | Response time (s)                | p95",
        "services  | Response time (s)                | p99",
        "services  | Errors by service (5xx)          | HTTPCode_Target_5XX_Count",
        "pipelines | Successful runs (%)              | SuccessfulPipelines",
        "pipelines | Deployments a day                | SuccessfulRuns",
        "pipelines | Time of builds (s)               | Duration",
        "executive | Is anything wrong?               | alarm:microservices-total-task-count",
        "executive | Deployments a day                | SuccessfulRuns",
        "executive | Errors that users saw            | HTTPCode_Target_5XX_Count",
        "security  | Failed sign-ins                  | FailedSignIns",
        "security  | Refused calls                    | UnauthorizedCalls",
        "security  | Changes of security groups       | SecurityGroupChanges",
        "security  | Resources that break a rule of AWS Config | ConfigViolations",
        "security  | What operators typed into tasks  | /ecs/sessions/microservices-prod",
        "security  | Refused connections              | REJECT",
      })
  void a_page_shows(String page, String title, String what) {
    assertThat(widgets("prod", page))
        .filteredOn(it -> it.block("properties").text("title").orElse("").equals(title))
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).contains(what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "develop"})
  void pages_are_named_after_the_environment_and_hold_what_their_locals_hold(String environment) {
    for (String page : PAGES) {
      var dashboard = microservices(environment).resource("aws_cloudwatch_dashboard." + page);

      assertThat(dashboard.text("dashboard_name"))
          .hasValue(
              environment.equals("prod")
                  ? "microservices-" + page
                  : "microservices-" + page + "-" + environment);
      assertThat(dashboard.text("dashboard_body"))
          .hasValue("${jsonencode(local." + page + "_dashboard)}");
    }
  }

  /** Pipelines of which none failed today have a rate too, and days without a run have none. */
  @ParameterizedTest
  @CsvSource({"pipelines, Successful runs (%)", "executive, Successful runs of pipelines (%)"})
  void the_rate_of_success_needs_no_failure(String page, String title) {
    var lines =
        widgets("prod", page).stream()
            .map(it -> it.block("properties"))
            .filter(it -> it.text("title").orElse("").equals(title))
            .findAny()
            .orElseThrow()
            .value("metrics");

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).get(0).path("expression").asText())
        .isEqualTo("100 * FILL(part, 0) / (FILL(part, 0) + FILL(rest, 0))");
    assertThat(lines.get(1).toString())
        .isEqualTo(
            "[\"Microservices/prod\",\"SuccessfulPipelines\",{\"id\":\"part\","
                + "\"period\":86400,\"stat\":\"Sum\",\"visible\":false}]");
    assertThat(lines.get(2).toString())
        .isEqualTo(
            "[\"Microservices/prod\",\"FailedPipelines\",{\"id\":\"rest\","
                + "\"period\":86400,\"stat\":\"Sum\",\"visible\":false}]");
  }

  /** So that a thirteenth service, or a thousandth, changes nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"cluster", "services", "pipelines", "executive", "security"})
  void no_page_names_a_service(String page) {
    String text = widgets("prod", page).toString();
    var services = microservices("prod").variables().get("services").value("default");

    assertThat(services.fieldNames())
        .toIterable()
        .isNotEmpty()
        .noneMatch(service -> text.contains("\"" + service + "-prod\""));
  }

  @Test
  void every_alarm_of_the_executives_page_is_there() {
    var names =
        microservices("prod").resources("aws_cloudwatch_metric_alarm").stream()
            .map(it -> it.text("alarm_name").orElse(""))
            .toList();

    assertThat(widgets("prod", "executive"))
        .flatExtracting(it -> it.block("properties").texts("alarms"))
        .isNotEmpty()
        .allSatisfy(arn -> assertThat(names).contains(arn.substring(arn.indexOf(":alarm:") + 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster", "services", "pipelines", "executive", "security"})
  void widgets_stand_beside_each_other(String page) {
    List<Block> widgets = widgets("prod", page);

    assertThat(IntStream.range(0, widgets.size()).mapToObj(widgets::get))
        .extracting(it -> it.number("x").orElse(-1) + " " + it.number("y").orElse(-1))
        .doesNotHaveDuplicates();
  }

  private static List<Block> widgets(String environment, String page) {
    return microservices(environment).locals().block(page + "_dashboard").blocks("widgets");
  }
}
