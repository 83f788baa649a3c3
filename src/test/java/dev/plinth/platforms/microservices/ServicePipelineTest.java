package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePipelineTest {
  private static final String BLUE_GREEN =
      Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}");

  @ParameterizedTest
  @CsvSource({
    "prod, orders, Source Build Approval Deploy",
    "qa, orders, Source Build Deploy",
    "develop, orders, Source Build Deploy",
    "prod, recommendations, Source Build",
    "develop, recommendations, Source Build"
  })
  void goes_through_the_stages_that_somebody_waits_for(
      String environment, String service, String stages) {
    assertThat(pipeline(microservices(environment), service).blocks("stage"))
        .extracting(stage -> stage.text("name").orElseThrow())
        .containsExactly(stages.split(" "));
  }

  @Test
  void every_service_has_a_pipeline_of_its_own() {
    var document = microservices("prod");

    assertThat(document.resources("aws_codepipeline"))
        .hasSameSizeAs(document.resources("aws_ecs_service"))
        .extracting(pipeline -> pipeline.text("name").orElseThrow())
        .doesNotHaveDuplicates()
        .contains("microservices-orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"develop", "prod"})
  void lets_the_newest_push_win(String environment) {
    var pipeline = pipeline(microservices(environment), "orders");

    assertThat(pipeline.text("pipeline_type")).contains("V2");
    assertThat(pipeline.text("execution_mode")).contains("SUPERSEDED");
  }

  @ParameterizedTest
  @CsvSource({"prod, prod/*", "qa, release/*.*.*", "test, release/*.*.*"})
  void starts_on_pushes_to_branches_of_a_pattern(String environment, String pattern) {
    var trigger = pipeline(microservices(environment), "orders").block("trigger");

    assertThat(trigger.text("provider_type")).contains("CodeStarSourceConnection");
    var git = trigger.block("git_configuration");
    assertThat(git.text("source_action_name")).contains("Source");
    assertThat(git.block("push").block("branches").texts("includes")).containsExactly(pattern);
  }

  @Test
  void starts_by_hand_alone_in_develop() {
    assertThat(pipeline(microservices("develop"), "orders").blocks("trigger")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0"})
  void starts_on_pushes_where_the_setting_says_so(boolean startOnPush, int triggers) {
    assertThat(
            pipeline(microservices("qa", "start_on_push=" + startOnPush), "orders")
                .blocks("trigger"))
        .hasSize(triggers);
  }

  @Test
  void takes_the_pattern_that_a_service_has_of_its_own() {
    var document = microservices("qa", Overrides.of("cart", "{\"branch_pattern\": \"cart/*\"}"));

    assertThat(patterns(document, "cart")).containsExactly("cart/*");
    assertThat(patterns(document, "orders")).containsExactly("release/*.*.*");
  }

  @Test
  void takes_sources_through_the_connection() {
    var source = action(pipeline(microservices("prod"), "orders"), "Source");

    assertThat(source.text("provider")).contains("CodeStarSourceConnection");
    assertThat(source.block("configuration").value("ConnectionArn").asText())
        .startsWith("arn:aws:codeconnections:us-east-1:222222222222:connection/");
    assertThat(source.block("configuration").text("FullRepositoryId"))
        .contains("example-shop/orders");
    assertThat(source.block("configuration").text("BranchName")).contains("prod/current");
    assertThat(source.block("configuration").text("DetectChanges")).contains("false");
  }

  @Test
  void builds_in_the_project_of_the_service_and_says_which_branch() {
    var build = action(pipeline(microservices("prod"), "orders"), "Build");

    assertThat(build.text("provider")).contains("CodeBuild");
    assertThat(build.block("configuration").references("ProjectName"))
        .containsExactly(new Reference("aws_codebuild_project.orders", "name"));
    assertThat(build.block("configuration").text("EnvironmentVariables"))
        .contains(
            "[{\"name\":\"BRANCH_NAME\",\"type\":\"PLAINTEXT\","
                + "\"value\":\"#{SourceVariables.BranchName}\"}]");
  }

  @Test
  void asks_before_production_for_a_week_and_says_what_for() {
    var approval = action(pipeline(microservices("prod"), "orders"), "Approval");

    assertThat(approval.text("provider")).contains("Manual");
    assertThat(approval.number("timeout_in_minutes")).hasValue(7 * 24 * 60);
    var configuration = approval.block("configuration");
    assertThat(configuration.references("NotificationArn"))
        .containsExactly(new Reference("aws_sns_topic.pipeline", "arn"));
    assertThat(configuration.text("CustomData"))
        .contains(
            "Deploy orders #{BuildVariables.IMAGE_TAG} of branch"
                + " #{SourceVariables.BranchName} to prod?");
    assertThat(configuration.text("ExternalEntityLink"))
        .contains("https://bitbucket.org/example-shop/orders/commits/#{SourceVariables.CommitId}");
  }

  @ParameterizedTest
  @CsvSource({"1, 1440", "3, 4320"})
  void waits_for_approval_as_long_as_the_setting_says(int days, int minutes) {
    var document =
        microservices(
            "qa",
            "approval_days=" + days,
            "approver_arns=[\"arn:aws:iam::111111111111:user/ada\"]");
    var approval = action(pipeline(document, "orders"), "Approval");

    assertThat(approval.number("timeout_in_minutes")).hasValue(minutes);
  }

  @Test
  void lets_ecs_replace_tasks_step_by_step() {
    var deploy = action(pipeline(microservices("prod"), "orders"), "Deploy");

    assertThat(deploy.text("provider")).contains("ECS");
    var configuration = deploy.block("configuration");
    assertThat(configuration.text("ClusterName")).contains("microservices-prod");
    assertThat(configuration.text("ServiceName")).contains("orders-prod");
    assertThat(configuration.text("FileName")).contains("imagedefinitions.json");
    assertThat(configuration.text("DeploymentTimeout")).contains("15");
  }

  @Test
  void lets_code_deploy_lead_requests_over() {
    var document = microservices("prod", BLUE_GREEN);
    var deploy = action(pipeline(document, "orders"), "Deploy");

    assertThat(deploy.text("provider")).contains("CodeDeployToECS");
    var configuration = deploy.block("configuration");
    var group = document.resource("aws_codedeploy_deployment_group.orders");
    assertThat(configuration.text("DeploymentGroupName"))
        .isEqualTo(group.text("deployment_group_name"));
    assertThat(configuration.text("ApplicationName"))
        .isEqualTo(document.resource("aws_codedeploy_app.orders").text("name"));
    assertThat(configuration.text("AppSpecTemplatePath")).contains("appspec.yaml");
    assertThat(configuration.text("TaskDefinitionTemplatePath")).contains("taskdef.json");
    assertThat(configuration.text("Image1ContainerName")).contains("IMAGE1_NAME");
    assertThat(
            List.of(
                configuration.text("AppSpecTemplateArtifact"),
                configuration.text("TaskDefinitionTemplateArtifact"),
                configuration.text("Image1ArtifactName")))
        .containsOnly(deploy.texts("input_artifacts").stream().findFirst());
    assertThat(action(pipeline(document, "cart"), "Deploy").text("provider")).contains("ECS");
  }

  @Test
  void is_made_after_what_its_first_run_needs() {
    assertThat(pipeline(microservices("prod"), "orders").texts("depends_on"))
        .contains("aws_iam_role_policy.orders_pipeline", "aws_ecs_service.orders");
  }

  @Test
  void encrypts_artifacts() {
    var store = pipeline(microservices("prod"), "orders").block("artifact_store");

    assertThat(store.references("location"))
        .containsExactly(new Reference("aws_s3_bucket.artifacts", "id"));
    assertThat(store.block("encryption_key").references("id"))
        .containsExactly(new Reference("aws_kms_key.s3", "arn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"develop", "prod"})
  void tells_the_pipeline_topic_how_it_went(String environment) {
    var document = microservices(environment);
    var rule = document.resource("aws_codestarnotifications_notification_rule.orders");

    assertThat(rule.references("resource"))
        .containsExactly(new Reference("aws_codepipeline.orders", "arn"));
    assertThat(rule.text("detail_type")).contains("FULL");
    assertThat(rule.texts("event_type_ids"))
        .contains(
            "codepipeline-pipeline-pipeline-execution-failed",
            "codepipeline-pipeline-pipeline-execution-succeeded",
            "codepipeline-pipeline-manual-approval-needed");
    assertThat(rule.block("target").references("address"))
        .containsExactly(new Reference("aws_sns_topic.pipeline", "arn"));
    assertThat(rule.texts("depends_on")).containsExactly("aws_sns_topic_policy.pipeline");
  }

  @Test
  void only_the_pipeline_topic_admits_notification_rules() {
    var document = microservices("prod");

    assertThat(publishers(document, "pipeline")).contains("codestar-notifications.amazonaws.com");
    assertThat(publishers(document, "critical"))
        .isNotEmpty()
        .doesNotContain("codestar-notifications.amazonaws.com");
  }

  /** A condition that their requests do not meet would keep every notification back, unheard. */
  @Test
  void notification_rules_are_known_by_sns_and_by_no_account() {
    var document = microservices("prod");

    assertThat(ofNotificationRules(document, "aws_kms_key.cloudwatch"))
        .satisfies(
            it -> {
              assertThat(it.block("Condition").block("StringEquals").texts("kms:ViaService"))
                  .containsExactly("sns.us-east-1.amazonaws.com");
              assertThat(it.value("Condition")).hasSize(1);
              assertThat(it.value("Condition").path("StringEquals")).hasSize(1);
            });
    assertThat(ofNotificationRules(document, "aws_sns_topic_policy.pipeline").value("Condition"))
        .isEmpty();
  }

  private static Block ofNotificationRules(TerraformDocument document, String address) {
    return document
        .decoded(document.resource(address), "policy")
        .orElseThrow()
        .blocks("Statement")
        .stream()
        .filter(
            statement ->
                statement
                    .block("Principal")
                    .texts("Service")
                    .contains("codestar-notifications.amazonaws.com"))
        .findAny()
        .orElseThrow();
  }

  private static List<String> publishers(TerraformDocument document, String topic) {
    return document
        .decoded(document.resource("aws_sns_topic_policy." + topic), "policy")
        .orElseThrow()
        .blocks("Statement")
        .stream()
        .flatMap(statement -> statement.block("Principal").texts("Service").stream())
        .toList();
  }

  private static List<String> patterns(TerraformDocument document, String service) {
    return pipeline(document, service)
        .block("trigger")
        .block("git_configuration")
        .block("push")
        .block("branches")
        .texts("includes");
  }

  private static Resource pipeline(TerraformDocument document, String service) {
    return document.resource("aws_codepipeline." + service);
  }

  private static Block action(Resource pipeline, String stage) {
    return pipeline.blocks("stage").stream()
        .filter(block -> block.text("name").orElseThrow().equals(stage))
        .findFirst()
        .orElseThrow()
        .block("action");
  }
}
