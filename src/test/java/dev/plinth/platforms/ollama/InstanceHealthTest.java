package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceHealthTest {
  private static final String ASK = "curl .*11434/api/generate";
  private static final String ANSWER =
      """
      {"model": "llama3.2:3b", "response": "OK.", "done": true, "total_duration": 2500000000,
       "load_duration": 1200000000, "eval_count": 3, "eval_duration": 150000000}
      """;
  private static final String START = "systemctl start --no-block open-webui.service";
  private static final String STOP = "systemctl stop open-webui.service";

  @TempDir Path folder;
  private InstanceHost host;

  @BeforeEach
  void boot() throws Exception {
    host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.answers(ASK, ANSWER);
  }

  @Test
  void asks_the_model_with_a_time_limit() throws Exception {
    check();
    assertThat(host.calls().get(0)).contains("--max-time 120");
    assertThat(new ObjectMapper().readTree(host.input()))
        .hasToString(
            "{\"model\":\"llama3.2:3b\",\"prompt\":\"Say OK.\",\"stream\":false,"
                + "\"options\":{\"num_predict\":8}}");
  }

  @Test
  void the_first_answer_starts_open_webui_but_is_not_yet_service() throws Exception {
    host.fails("systemctl is-active", "");
    check();
    assertThat(host.calls())
        .contains(START)
        .noneMatch(call -> call.contains("complete-lifecycle-action"));
  }

  @Test
  void an_answer_with_open_webui_up_puts_the_instance_into_service_once() throws Exception {
    check();
    check();
    assertThat(host.calls())
        .filteredOn(call -> call.contains("complete-lifecycle-action"))
        .containsExactly(
            "aws autoscaling complete-lifecycle-action --lifecycle-action-result CONTINUE"
                + " --auto-scaling-group-name ollama-asg --lifecycle-hook-name ollama-launch"
                + " --instance-id "
                + InstanceHost.ID);
  }

  @Test
  void an_image_of_an_instance_in_service_enters_service_anew() throws Exception {
    check();
    host.write("var/lib/cloud/data/instance-id", "i-0fedcba9876543210\n");
    check();
    assertThat(host.calls())
        .filteredOn(call -> call.contains("complete-lifecycle-action"))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("i-0fedcba9876543210");
  }

  @Test
  void tries_again_when_the_group_cannot_be_told() throws Exception {
    host.failsTimes(1, "complete-lifecycle-action", "Throttling: Rate exceeded");
    assertThat(check()).contains("cannot report CONTINUE", "Rate exceeded");
    assertThat(check()).contains("in service");
  }

  @Test
  void an_instance_without_a_launch_action_is_simply_in_service() throws Exception {
    host.fails("complete-lifecycle-action", "No active Lifecycle Action found with instance ID");
    assertThat(check()).contains("in service");
    assertThat(check()).doesNotContain("in service");
  }

  @Test
  void publishes_latency_load_time_and_rate_of_the_group() throws Exception {
    check();
    assertThat(host.calls())
        .filteredOn(call -> call.startsWith("aws cloudwatch"))
        .singleElement()
        .asString()
        .startsWith("aws cloudwatch put-metric-data --namespace Ollama --metric-data ")
        .contains(metric("InferenceLatency", "Milliseconds", "2500"))
        .contains(metric("ModelLoadTime", "Milliseconds", "1200"))
        .contains(metric("TokensPerSecond", "Count/Second", "20"));
  }

  @Test
  void metrics_that_cannot_be_published_do_not_make_a_model_sick() throws Exception {
    host.fails("put-metric-data", "AccessDenied");
    host.fails("systemctl is-active", "");
    assertThat(check()).contains("AccessDenied", "cannot publish the metrics");
    assertThat(host.calls()).contains(START);
  }

  @Test
  void a_model_that_never_answers_never_enters_service() throws Exception {
    host.fails(ASK, "curl: (28) Operation timed out after 120001 milliseconds");
    for (int minute = 0; minute < 5; minute++) {
      assertThat(check()).contains("no answer from llama3.2:3b").contains("(28) Operation timed");
    }
    assertThat(host.calls())
        .doesNotContain(START)
        .noneMatch(call -> call.contains("complete-lifecycle-action"));
  }

  @Test
  void the_third_failure_in_a_row_stops_open_webui_and_says_why() throws Exception {
    host.answersHttp(ASK, 500, "{\"error\": \"llama runner process has terminated\"}");
    check();
    assertThat(check()).contains("failure 2 of 3: HTTP 500, llama runner process has terminated");
    assertThat(host.calls()).doesNotContain(STOP);
    assertThat(check())
        .contains("stopping Open WebUI: the model failed 3 times in a row")
        .contains("llama runner process has terminated");
    assertThat(host.calls()).contains(STOP);
  }

  @Test
  void a_recovered_model_starts_open_webui_again_and_counts_from_zero() throws Exception {
    host.failsTimes(3, ASK, "curl: (7) Failed to connect");
    check();
    check();
    check();
    host.forgetCalls();
    host.fails("systemctl is-active", "");
    check();
    assertThat(host.calls()).contains(START);
    host.failsTimes(2, ASK, "curl: (7) Failed to connect");
    check();
    assertThat(check()).contains("failure 2 of 3");
    assertThat(host.calls()).doesNotContain(STOP);
  }

  @Test
  void a_full_queue_is_load_and_not_a_failure() throws Exception {
    host.answersHttp(ASK, 503, "{\"error\": \"server busy\"}");
    for (int minute = 0; minute < 4; minute++) {
      assertThat(check()).contains("the queue is full");
    }
    assertThat(host.calls()).doesNotContain(START, STOP);
  }

  @Test
  void a_start_that_systemd_refuses_is_tried_again() throws Exception {
    host.fails("systemctl is-active", "");
    host.failsTimes(1, START, "Failed to connect to bus");
    var run = host.run("model-health.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Failed to connect to bus");
    check();
    assertThat(host.calls()).filteredOn(call -> call.equals(START)).hasSize(2);
  }

  @Test
  void a_stop_that_systemd_refuses_is_tried_again() throws Exception {
    host.fails(ASK, "curl: (7) Failed to connect");
    host.failsTimes(1, STOP, "Failed to connect to bus");
    check();
    check();
    var run = host.run("model-health.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Failed to connect to bus");
    assertThat(check()).contains("the model failed 4 times in a row");
    assertThat(host.calls()).filteredOn(call -> call.equals(STOP)).hasSize(2);
  }

  private String check() throws Exception {
    var run = host.run("model-health.sh");
    assertThat(run.status()).as(run.output()).isZero();
    return run.output();
  }

  private static String metric(String name, String unit, String value) {
    return "{\"MetricName\":\"%s\",\"Unit\":\"%s\",\"Value\":%s,\"Dimensions\":[{\"Name\":\"AutoScalingGroupName\",\"Value\":\"ollama-asg\"}]}"
        .formatted(name, unit, value);
  }
}
