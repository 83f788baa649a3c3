package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPermissionsTest {
  private static final String BLUE_GREEN =
      Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders_pipeline | Artifacts | ${aws_s3_bucket.artifacts.arn}/microservices-orders/*",
        "orders_pipeline | Build"
            + " | arn:aws:codebuild:us-east-1:222222222222:project/microservices-orders",
        "orders_pipeline | Connection | arn:aws:codeconnections:us-east-1:222222222222:"
            + "connection/7c0e52b8-d19f-4a63-8b27-f4e6a0d3951c",
        "orders_pipeline | Service"
            + " | arn:aws:ecs:us-east-1:222222222222:service/microservices-prod/orders-prod",
        "orders_pipeline | RevisionTags"
            + " | arn:aws:ecs:us-east-1:222222222222:task-definition/orders-prod:*",
        "orders_pipeline | HandRolesToTasks"
            + " | ${aws_iam_role.orders_execution.arn} ${aws_iam_role.orders_task.arn}",
        "orders_pipeline | Ask | ${aws_sns_topic.pipeline.arn}",
        "orders_build | Artifacts | ${aws_s3_bucket.artifacts.arn}/microservices-orders/*"
            + " ${aws_s3_bucket.artifacts.arn}/build-cache/orders/*",
        "orders_build | Images | ${aws_ecr_repository.orders.arn}",
        "orders_build | Logs | arn:aws:logs:us-east-1:222222222222:"
            + "log-group:/aws/codebuild/microservices-orders:*",
        "orders_build | ScannerToken | arn:aws:secretsmanager:us-east-1:222222222222:"
            + "secret:prod/delivery/snyk-token-q8ZrN3"
      })
  void reaches_what_is_its_own(String policy, String sid, String resources) {
    assertThat(
            Policies.statement(microservices("prod"), policy, sid).orElseThrow().texts("Resource"))
        .containsExactly(resources.split(" "));
  }

  /** CodePipeline keeps twenty characters of a pipeline's name. */
  @Test
  void finds_artifacts_of_a_pipeline_with_a_long_name() {
    assertThat(
            Policies.statement(microservices("prod"), "notifications_pipeline", "Artifacts")
                .orElseThrow()
                .texts("Resource"))
        .containsExactly("${aws_s3_bucket.artifacts.arn}/microservices-notifi/*");
  }

  /** What AWS limits to no resource, each with what limits it instead. */
  @ParameterizedTest
  @ValueSource(strings = {"orders_pipeline", "orders_build"})
  void names_every_resource_that_can_be_named(String policy) {
    assertThat(Policies.statements(microservices("prod"), policy))
        .filteredOn(statement -> statement.texts("Resource").contains("*"))
        .allSatisfy(
            statement ->
                assertThat(statement.texts("Action"))
                    .isSubsetOf(
                        "ecr-public:GetAuthorizationToken",
                        "ecr:GetAuthorizationToken",
                        "ecs:DescribeTaskDefinition",
                        "ecs:DescribeTasks",
                        "ecs:ListTasks",
                        "ecs:RegisterTaskDefinition",
                        "sts:GetServiceBearerToken"));
  }

  @ParameterizedTest
  @CsvSource({
    "orders_pipeline, codepipeline.amazonaws.com,"
        + " arn:aws:codepipeline:us-east-1:222222222222:microservices-orders",
    "orders_build, codebuild.amazonaws.com,"
        + " arn:aws:codebuild:us-east-1:222222222222:project/microservices-orders"
  })
  void acts_for_the_service_s_own_pipeline_alone(String role, String service, String source) {
    assertThat(Policies.trust(microservices("prod"), role))
        .singleElement()
        .satisfies(
            trust -> {
              assertThat(trust.block("Principal").texts("Service")).containsExactly(service);
              assertThat(condition(trust, "ArnLike", "aws:SourceArn")).containsExactly(source);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "orders_pipeline, ArtifactKey, s3.us-east-1.amazonaws.com",
    "orders_pipeline, AskKey, sns.us-east-1.amazonaws.com",
    "orders_build, ArtifactKey, s3.us-east-1.amazonaws.com",
    "orders_build, ScannerTokenKey, secretsmanager.us-east-1.amazonaws.com"
  })
  void uses_keys_through_the_service_that_needs_them(String policy, String sid, String service) {
    var statement = Policies.statement(microservices("prod"), policy, sid).orElseThrow();

    assertThat(condition(statement, "StringEquals", "kms:ViaService")).containsExactly(service);
  }

  @Test
  void hands_roles_to_tasks_and_to_nothing_else() {
    var statement =
        Policies.statement(microservices("prod"), "orders_pipeline", "HandRolesToTasks")
            .orElseThrow();

    assertThat(condition(statement, "StringEquals", "iam:PassedToService"))
        .containsExactly("ecs-tasks.amazonaws.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codeconnections", "codestar-connections"})
  void uses_the_connection_by_the_name_in_its_address(String prefix) {
    var document =
        microservices(
            "prod",
            "connection_arn=arn:aws:" + prefix + ":us-east-1:222222222222:connection/7c0e52b8");
    var statement = Policies.statement(document, "orders_pipeline", "Connection").orElseThrow();

    assertThat(statement.texts("Action")).containsExactly(prefix + ":UseConnection");
    assertThat(condition(statement, "ForAllValues:StringEquals", prefix + ":FullRepositoryId"))
        .containsExactly("example-shop/orders");
  }

  @Test
  void deploys_through_code_deploy_and_not_by_itself() {
    var document = microservices("prod", BLUE_GREEN);

    assertThat(sids(document, "orders_pipeline"))
        .contains("Application", "Deployments", "Pace")
        .doesNotContain("Service", "Tasks");
    assertThat(
            Policies.statement(document, "orders_pipeline", "Deployments")
                .orElseThrow()
                .texts("Resource"))
        .containsExactly(
            "arn:aws:codedeploy:us-east-1:222222222222:"
                + "deploymentgroup:microservices-orders/microservices-orders");
    assertThat(sids(document, "cart_pipeline")).contains("Service").doesNotContain("Deployments");
  }

  @Test
  void lets_a_build_read_the_task_definition_for_code_deploy_alone() {
    assertThat(sids(microservices("prod", BLUE_GREEN), "orders_build")).contains("TaskDefinition");
    assertThat(sids(microservices("prod"), "orders_build")).doesNotContain("TaskDefinition");
  }

  @Test
  void neither_asks_nor_deploys_where_terraform_does() {
    assertThat(sids(microservices("prod"), "recommendations_pipeline"))
        .containsExactlyInAnyOrder(
            "Artifacts", "ArtifactKey", "ArtifactKeyState", "Bucket", "Build", "Connection");
  }

  private static List<String> sids(TerraformDocument document, String policy) {
    return Policies.statements(document, policy).stream()
        .map(statement -> statement.text("Sid").orElseThrow())
        .toList();
  }

  private static List<String> condition(Block statement, String operator, String key) {
    return statement.block("Condition").block(operator).texts(key);
  }
}
