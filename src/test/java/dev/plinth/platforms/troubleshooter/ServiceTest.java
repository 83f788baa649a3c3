package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statement;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statements;
import static dev.plinth.platforms.troubleshooter.RolePolicies.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.troubleshooter.ProgramVariables;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
  private static final String MODEL_KEY =
      "arn:aws:secretsmanager:us-west-2:333333333333:secret:troubleshooter/model-key-Vb6nQd";
  private static final String SIGNING_KEY =
      "arn:aws:ssm:us-west-2:333333333333:parameter/troubleshooter/signing-key";

  @Test
  void tasks_run_in_private_subnets_until_new_ones_answer() {
    var service = troubleshooter().resource("aws_ecs_service.service");
    var breaker = service.block("deployment_circuit_breaker");

    assertThat(service.text("name")).hasValue("troubleshooter-service-mvp");
    assertThat(service.number("desired_count")).hasValue(2);
    assertThat(service.block("network_configuration").texts("subnets"))
        .containsExactly("${aws_subnet.private_1.id}", "${aws_subnet.private_2.id}");
    assertThat(breaker.isTrue("enable")).isTrue();
    assertThat(breaker.isTrue("rollback")).isTrue();
    assertThat(service.number("deployment_minimum_healthy_percent")).hasValue(100);
    assertThat(service.block("lifecycle").texts("ignore_changes")).containsExactly("desired_count");
    assertThat(service.texts("depends_on"))
        .contains("aws_iam_role_policy.execution", "aws_iam_role_policy.task");
  }

  /** ECS refuses a service on targets that no listener leads to. */
  @ParameterizedTest
  @CsvSource({"public_alb, aws_lb_listener_rule.verified", "private, aws_lb_listener.https"})
  void tasks_come_once_requests_are_led_to_them(String integration, String listener) {
    var document = troubleshooter("integration=" + integration);

    assertThat(document.resource("aws_ecs_service.service").texts("depends_on")).contains(listener);
    assertThat(document.resource("aws_appautoscaling_policy.service_requests").texts("depends_on"))
        .containsExactlyInAnyOrder("aws_appautoscaling_policy.service_cpu", listener);
  }

  @Test
  void the_container_is_told_where_its_things_are() {
    var container = container(troubleshooter());

    assertThat(container.text("image"))
        .hasValue("333333333333.dkr.ecr.us-west-2.amazonaws.com/troubleshooter:1.0.0");
    assertThat(container.isTrue("readonlyRootFilesystem")).isTrue();
    assertThat(container.blocks("environment"))
        .extracting(variable -> variable.text("name").orElseThrow())
        .contains("LOG_LEVEL")
        .containsAll(ProgramVariables.OF_THE_PLATFORM)
        .hasSize(ProgramVariables.OF_THE_PLATFORM.size() + 1)
        .isSorted();
    assertThat(container.blocks("environment"))
        .allSatisfy(variable -> assertThat(variable.text("value").orElseThrow()).isNotEmpty());
  }

  @Test
  void secrets_are_references_that_ecs_follows() {
    assertThat(container(troubleshooter()).blocks("secrets"))
        .extracting(secret -> secret.text("valueFrom").orElseThrow())
        .containsExactly(MODEL_KEY, SIGNING_KEY);
  }

  /** What tools an image has is not known, and a check that cannot run ends every task. */
  @Test
  void the_load_balancer_alone_asks_for_the_health_of_a_task() {
    assertThat(container(troubleshooter()).blocks("healthCheck")).isEmpty();
  }

  @Test
  void what_starts_a_task_is_another_role_than_what_the_task_may_do() {
    var document = troubleshooter();
    var task = document.resource("aws_ecs_task_definition.service");

    assertThat(task.text("execution_role_arn")).hasValue("${aws_iam_role.execution.arn}");
    assertThat(task.text("task_role_arn")).hasValue("${aws_iam_role.task.arn}");
    for (String role : List.of("execution", "task")) {
      assertThat(trust(document, role))
          .singleElement()
          .satisfies(
              statement -> {
                assertThat(statement.block("Principal").texts("Service"))
                    .containsExactly("ecs-tasks.amazonaws.com");
                assertThat(
                        statement
                            .block("Condition")
                            .block("StringEquals")
                            .texts("aws:SourceAccount"))
                    .containsExactly("333333333333");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {":1.0.0", "@sha256:%064d"})
  void the_image_is_pulled_from_its_repository_alone(String version) {
    String image = "444444444444.dkr.ecr.us-east-1.amazonaws.com/team/app" + version.formatted(0);

    var document = troubleshooter("container_image=" + image);

    assertThat(statement(document, "execution", "Pull").texts("Resource"))
        .containsExactly("arn:aws:ecr:us-east-1:444444444444:repository/team/app");
    assertThat(statements(document, "execution"))
        .filteredOn(statement -> statement.texts("Resource").contains("*"))
        .extracting(RolePolicies::sid)
        .containsExactly("RegistryLogin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution", "task"})
  void secrets_are_read_by_name_and_decrypted_for_nothing_else(String role) {
    String oneKey = MODEL_KEY + ":api_key::";

    var document =
        troubleshooter(
            "env_vars_secret_arns={\"A\": \"%s\", \"B\": \"%s\", \"C\": \"%s\"}"
                .formatted(MODEL_KEY, oneKey, SIGNING_KEY));

    assertThat(statement(document, role, "Secrets").texts("Resource")).containsExactly(MODEL_KEY);
    assertThat(statement(document, role, "Parameters").texts("Resource"))
        .containsExactly(SIGNING_KEY);
    assertThat(condition(document, role, "SecretsKeys").texts("kms:EncryptionContext:SecretARN"))
        .containsExactly(MODEL_KEY);
    assertThat(condition(document, role, "SecretsKeys").texts("kms:ViaService"))
        .containsExactly("secretsmanager.us-west-2.amazonaws.com");
    assertThat(
            condition(document, role, "ParametersKeys")
                .texts("kms:EncryptionContext:PARAMETER_ARN"))
        .containsExactly(SIGNING_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution", "task"})
  void without_secrets_nobody_may_read_any(String role) {
    assertThat(statements(troubleshooter("env_vars_secret_arns={}"), role))
        .extracting(RolePolicies::sid)
        .doesNotContain("Secrets", "SecretsKeys", "Parameters", "ParametersKeys");
  }

  @Test
  void operators_open_a_shell_only_where_the_settings_say_so() {
    var open = troubleshooter("enable_execute_command=true");

    assertThat(statements(troubleshooter(), "task"))
        .extracting(RolePolicies::sid)
        .doesNotContain("Sessions");
    assertThat(statement(open, "task", "SessionLog").texts("Resource"))
        .containsExactly(
            "arn:aws:logs:us-west-2:333333333333:log-group:"
                + "/ecs/sessions/troubleshooter-cluster-mvp:*");
    assertThat(container(open).isFalse("readonlyRootFilesystem")).isTrue();
    assertThat(open.resource("aws_ecs_service.service").isTrue("enable_execute_command")).isTrue();
  }

  @Test
  void lines_are_kept_as_long_as_the_settings_say() {
    var group = troubleshooter().resource("aws_cloudwatch_log_group.service");

    assertThat(group.text("name")).hasValue("/ecs/troubleshooter-service-mvp");
    assertThat(group.number("retention_in_days")).hasValue(14);
    assertThat(group.text("kms_key_id")).hasValue("${aws_kms_key.logs.arn}");
  }

  @Test
  void as_many_tasks_run_as_keep_cpu_and_requests_near_their_targets() {
    var document = troubleshooter("min_capacity=3", "desired_count=4", "max_capacity=7");
    var target = document.resource("aws_appautoscaling_target.service");
    var requests = tracking(document, "requests");

    assertThat(target.text("resource_id"))
        .hasValue("service/troubleshooter-cluster-mvp/troubleshooter-service-mvp");
    assertThat(target.number("min_capacity")).hasValue(3);
    assertThat(target.number("max_capacity")).hasValue(7);
    assertThat(document.resources("aws_appautoscaling_policy")).hasSize(2);
    assertThat(tracking(document, "cpu").number("target_value")).hasValue(65);
    assertThat(requests.number("target_value")).hasValue(1000);
    assertThat(requests.block("predefined_metric_specification").text("predefined_metric_type"))
        .hasValue("ALBRequestCountPerTarget");
    assertThat(requests.block("predefined_metric_specification").text("resource_label"))
        .hasValue("${aws_lb.main.arn_suffix}/${aws_lb_target_group.service.arn_suffix}");
  }

  private static Block container(TerraformDocument document) {
    return document.locals().blocks("service_containers").get(0);
  }

  private static Block condition(TerraformDocument document, String role, String sid) {
    return statement(document, role, sid).block("Condition").block("StringEquals");
  }

  private static Block tracking(TerraformDocument document, String what) {
    return document
        .resource("aws_appautoscaling_policy.service_" + what)
        .block("target_tracking_scaling_policy_configuration");
  }

  @Test
  void the_service_sleeps_where_the_settings_say_when() {
    var document = troubleshooter("sleep_at=0 20 * * 1-5", "wake_at=0 6 * * 1-5");
    var sleep = document.resource("aws_appautoscaling_scheduled_action.service_sleep");
    var wake = document.resource("aws_appautoscaling_scheduled_action.service_wake");

    assertThat(sleep.text("schedule")).hasValue("cron(0 20 ? * MON-FRI *)");
    assertThat(sleep.block("scalable_target_action").number("max_capacity")).hasValue(0);
    assertThat(wake.text("schedule")).hasValue("cron(0 6 ? * MON-FRI *)");
    assertThat(wake.block("scalable_target_action").number("min_capacity")).hasValue(2);
    assertThat(wake.block("scalable_target_action").number("max_capacity")).hasValue(10);
    assertThat(
            document
                .resource("aws_cloudwatch_metric_alarm.task_difference")
                .text("treat_missing_data"))
        .hasValue("notBreaching");
  }
}
