package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRolesTest {
  private static final String DATABASE =
      "arn:aws:secretsmanager:us-east-1:222222222222:secret:prod/orders/database-Kd83fQ";
  private static final Path SETTINGS = Path.of("environments", "microservices");

  @ParameterizedTest
  @ValueSource(strings = {"orders_execution", "orders_task"})
  void only_this_accounts_tasks_act_in_a_services_roles(String role) {
    Block trust = Policies.trust(microservices("prod"), role).get(0);
    Block conditions = trust.block("Condition");

    assertThat(trust.block("Principal").texts("Service"))
        .containsExactly("ecs-tasks.amazonaws.com");
    assertThat(conditions.block("StringEquals").texts("aws:SourceAccount"))
        .containsExactly("222222222222");
    assertThat(conditions.block("ArnLike").texts("aws:SourceArn"))
        .containsExactly("arn:aws:ecs:us-east-1:222222222222:*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders_execution | Pull | ${aws_ecr_repository.orders.arn}",
        "orders_execution | Log | arn:aws:logs:us-east-1:222222222222:log-group:/ecs/orders-prod:*",
        "orders_execution | Secrets | ${aws_secretsmanager_secret.orders.arn} " + DATABASE,
        "orders_execution | SecretsKey | ${aws_kms_key.secrets.arn}",
        "orders_task | Secrets | ${aws_secretsmanager_secret.orders.arn} " + DATABASE,
        "orders_task | SecretsKey | ${aws_kms_key.secrets.arn}",
        "pricing_task | Secrets | ${aws_secretsmanager_secret.pricing.arn}"
      })
  void a_role_reaches_what_is_its_own(String policy, String sid, String resources) {
    assertThat(
            Policies.statement(microservices("prod"), policy, sid).orElseThrow().texts("Resource"))
        .containsExactly(resources.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders_execution", "orders_task"})
  void secrets_are_read_and_nothing_else_is_done_to_them(String policy) {
    assertThat(Policies.statements(microservices("prod"), policy))
        .flatExtracting(statement -> statement.texts("Action"))
        .filteredOn(action -> action.startsWith("secretsmanager:"))
        .containsExactly("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecretsKey", "OtherSecretsKeys"})
  void keys_of_secrets_are_used_by_secrets_manager_alone(String sid) {
    Block statement =
        Policies.statement(microservices("prod"), "orders_execution", sid).orElseThrow();

    assertThat(statement.texts("Action")).containsExactly("kms:Decrypt");
    assertThat(statement.block("Condition").block("StringEquals").texts("kms:ViaService"))
        .containsExactly("secretsmanager.us-east-1.amazonaws.com");
  }

  @Test
  void keys_of_others_are_used_only_for_secrets_of_others() {
    assertThat(Policies.statement(microservices("prod"), "pricing_task", "OtherSecretsKeys"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders_execution", "orders_task"})
  void names_every_resource_that_can_be_named(String policy) {
    assertThat(Policies.statements(microservices("prod"), policy))
        .filteredOn(statement -> statement.texts("Resource").contains("*"))
        .flatExtracting(statement -> statement.texts("Action"))
        .isSubsetOf(
            "ecr:GetAuthorizationToken",
            "logs:DescribeLogGroups",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void an_operators_shell_is_allowed_where_the_settings_open_it(String setting, boolean allowed) {
    var document = microservices("qa", "enable_execute_command=" + setting);

    assertThat(
            Stream.of("Sessions", "SessionGroups", "SessionLog", "SessionKey")
                .map(sid -> Policies.statement(document, "orders_task", sid).isPresent()))
        .containsOnly(allowed);
  }

  @ParameterizedTest
  @CsvSource({"awslogs, false", "firelens, true"})
  void a_program_writes_its_own_log_only_by_a_router(String router, boolean writes) {
    assertThat(
            Policies.statement(microservices("qa", "log_router=" + router), "orders_task", "Log")
                .isPresent())
        .isEqualTo(writes);
  }

  @Test
  void a_service_has_the_policies_of_the_catalogue_too(@TempDir Path root) throws IOException {
    String policy = "arn:aws:iam::aws:policy/service-role/AmazonS3ReadOnlyAccess";
    var document = withPolicies(root, policy);
    var attachment =
        document.resource(
            "aws_iam_role_policy_attachment.storefront_task_aws_service_role_amazons3readonlyaccess");

    assertThat(attachment.text("role")).hasValue("${aws_iam_role.storefront_task.name}");
    assertThat(attachment.text("policy_arn")).hasValue(policy);
    assertThat(document.resource("aws_ecs_service.storefront").texts("depends_on"))
        .contains(attachment.address());
  }

  /** The first service of the catalogue, with a policy more. */
  private static TerraformDocument withPolicies(Path root, String policy) throws IOException {
    Files.createDirectories(root.resolve(SETTINGS));
    for (String file : List.of("services.json", "qa.tfvars.json")) {
      String text = Files.readString(SETTINGS.resolve(file));
      Files.writeString(
          root.resolve(SETTINGS).resolve(file),
          text.replaceFirst(
              "\"managed_policy_arns\": \\[\\]", "\"managed_policy_arns\": [\"" + policy + "\"]"));
    }
    return TerraformDocument.read(
        new Synthesis(SettingsFiles.of(root))
            .synthesize(new Target("microservices", "qa"), Map.of())
            .json());
  }
}
