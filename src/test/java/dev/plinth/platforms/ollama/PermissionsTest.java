package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

  @ParameterizedTest
  @CsvSource({
    "dynamodb_policy,    dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem"
        + " dynamodb:DeleteItem dynamodb:Query dynamodb:Scan",
    "s3_policy,          s3:PutObject s3:PutObjectTagging s3:GetObject s3:DeleteObject"
        + " s3:ListBucket",
    "cloudwatch_policy,  cloudwatch:PutMetricData logs:CreateLogGroup logs:CreateLogStream"
        + " logs:DescribeLogStreams logs:PutLogEvents",
    "secrets_policy,     secretsmanager:GetSecretValue",
    "kms_policy,         kms:Decrypt kms:GenerateDataKey",
    "autoscaling_policy, autoscaling:CompleteLifecycleAction",
  })
  void an_instance_may_do_no_more_than_this(String policy, String actions) {
    var document = ollama("production");

    assertThat(statements(document, document.resource("aws_iam_role_policy." + policy)))
        .flatExtracting(statement -> statement.texts("Action"))
        .containsExactlyInAnyOrder(actions.split(" "));
  }

  @Test
  void an_instance_has_no_other_policy() {
    var document = ollama("production");

    assertThat(document.resources("aws_iam_role_policy"))
        .filteredOn(policy -> isOf("aws_iam_role.ec2_role", policy))
        .extracting(Resource::name)
        .containsExactlyInAnyOrder(
            "dynamodb_policy",
            "s3_policy",
            "cloudwatch_policy",
            "secrets_policy",
            "kms_policy",
            "autoscaling_policy");
    assertThat(document.resources("aws_iam_role_policy_attachment"))
        .filteredOn(policy -> isOf("aws_iam_role.ec2_role", policy))
        .extracting(policy -> policy.text("policy_arn").orElse(""))
        .containsExactly("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
  }

  /** PutMetricData knows no resources; a condition on the namespace takes their place. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void policies_name_actions_and_resources(String environment) {
    var document = ollama(environment);

    assertThat(document.resources("aws_iam_role_policy"))
        .isNotEmpty()
        .flatExtracting(policy -> statements(document, policy))
        .allSatisfy(
            statement -> {
              assertThat(statement.texts("Action")).isNotEmpty().noneMatch(it -> it.contains("*"));
              assertThat(statement.texts("Resource")).isNotEmpty();
              if (statement.texts("Resource").contains("*")) {
                assertThat(statement.texts("Action")).containsExactly("cloudwatch:PutMetricData");
                assertThat(
                        statement
                            .block("Condition")
                            .block("StringEquals")
                            .texts("cloudwatch:namespace"))
                    .containsExactly("Ollama");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_role_is_for_one_service(String environment) {
    var document = ollama(environment);

    assertThat(document.resources("aws_iam_role"))
        .isNotEmpty()
        .allSatisfy(
            role ->
                assertThat(document.decoded(role, "assume_role_policy").orElseThrow())
                    .extracting(policy -> policy.block("Statement").block("Principal"))
                    .satisfies(
                        principal -> {
                          assertThat(principal.texts("Service")).hasSize(1);
                          assertThat(principal.texts("AWS")).isEmpty();
                        }));
  }

  /** DynamoDB, S3 and Secrets Manager use the key on behalf of the instance that calls them. */
  @Test
  void instances_use_the_key_through_the_services_that_they_call() {
    var document = ollama("production");

    assertThat(statements(document, document.resource("aws_iam_role_policy.kms_policy")))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.references("Resource"))
                  .containsExactly(new Reference("aws_kms_key.data", "arn"));
              assertThat(statement.block("Condition").block("StringEquals").texts("kms:ViaService"))
                  .containsExactlyInAnyOrder(
                      "dynamodb.us-east-1.amazonaws.com",
                      "s3.us-east-1.amazonaws.com",
                      "secretsmanager.us-east-1.amazonaws.com");
            });
  }

  @Test
  void instances_read_the_secrets_that_they_need_and_no_other() {
    assertThat(secrets("production"))
        .containsExactlyInAnyOrder(
            "aws_secretsmanager_secret.webui.arn", "aws_rds_cluster.webui.master_user_secret");
    assertThat(secrets("dev")).containsExactly("aws_secretsmanager_secret.webui.arn");
  }

  private static Stream<String> secrets(String environment) {
    var document = ollama(environment);
    return statements(document, document.resource("aws_iam_role_policy.secrets_policy")).stream()
        .flatMap(statement -> statement.references("Resource").stream())
        .map(Reference::toString);
  }

  private static boolean isOf(String role, Resource policy) {
    return policy.references("role").stream().anyMatch(it -> it.address().equals(role));
  }

  private static List<Block> statements(TerraformDocument document, Resource policy) {
    return document.decoded(policy, "policy").orElseThrow().blocks("Statement");
  }
}
