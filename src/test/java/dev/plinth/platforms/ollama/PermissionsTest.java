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
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb_policy | dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem "
            + "dynamodb:DeleteItem dynamodb:Query dynamodb:Scan | ${aws_dynamodb_table.main.arn}",
        "s3_policy | s3:PutObject s3:PutObjectTagging s3:GetObject s3:DeleteObject | "
            + "${aws_s3_bucket.storage.arn}/*",
        "s3_policy | s3:ListBucket | ${aws_s3_bucket.storage.arn}",
        "cloudwatch_policy | cloudwatch:PutMetricData | *",
        "cloudwatch_policy | logs:CreateLogGroup logs:CreateLogStream logs:DescribeLogStreams "
            + "logs:PutLogEvents | ${aws_cloudwatch_log_group.ollama_app.arn}:* "
            + "${aws_cloudwatch_log_group.ollama_service.arn}:*",
        "kms_policy | kms:Decrypt kms:GenerateDataKey | ${aws_kms_key.data.arn}",
        "autoscaling_policy | autoscaling:CompleteLifecycleAction | "
            + "arn:aws:autoscaling:us-east-1:222222222222:"
            + "autoScalingGroup:*:autoScalingGroupName/ollama-asg",
        "flow_log_policy | logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents | "
            + "${aws_cloudwatch_log_group.flow_log.arn}:*",
        "flow_log_policy | logs:DescribeLogGroups | "
            + "arn:aws:logs:us-east-1:222222222222:log-group:*",
        "storage_replication_policy | s3:GetReplicationConfiguration s3:ListBucket | "
            + "${aws_s3_bucket.storage.arn}",
        "storage_replication_policy | s3:GetObjectVersionForReplication "
            + "s3:GetObjectVersionAcl s3:GetObjectVersionTagging | "
            + "${aws_s3_bucket.storage.arn}/conversations/* "
            + "${aws_s3_bucket.storage.arn}/open-webui/* ${aws_s3_bucket.storage.arn}/backups/*",
        "storage_replication_policy | s3:ReplicateObject s3:ReplicateTags | "
            + "${aws_s3_bucket.storage_replica.arn}/conversations/* "
            + "${aws_s3_bucket.storage_replica.arn}/open-webui/* "
            + "${aws_s3_bucket.storage_replica.arn}/backups/*",
        "storage_replication_policy | kms:Decrypt | ${aws_kms_key.data.arn}",
        "storage_replication_policy | kms:Encrypt kms:GenerateDataKey | "
            + "${aws_kms_key.replica.arn}",
      })
  void a_policy_allows_these_actions_on_these_resources(
      String policy, String actions, String resources) {
    var document = ollama("production");

    assertThat(statements(document, document.resource("aws_iam_role_policy." + policy)))
        .filteredOn(statement -> statement.texts("Action").equals(List.of(actions.split(" "))))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.text("Effect")).hasValue("Allow");
              assertThat(statement.texts("Resource")).containsExactly(resources.split(" "));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb_policy, 1",
    "s3_policy, 2",
    "cloudwatch_policy, 2",
    "kms_policy, 1",
    "autoscaling_policy, 1",
    "secrets_policy, 1",
    "flow_log_policy, 2",
    "storage_replication_policy, 5",
  })
  void a_policy_allows_nothing_else(String policy, int statements) {
    var document = ollama("production");

    assertThat(statements(document, document.resource("aws_iam_role_policy." + policy)))
        .hasSize(statements);
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
                    .extracting(policy -> policy.block("Statement"))
                    .satisfies(
                        trust -> {
                          assertThat(trust.texts("Action")).containsExactly("sts:AssumeRole");
                          assertThat(trust.block("Principal").texts("Service")).hasSize(1);
                          assertThat(trust.block("Principal").texts("AWS")).isEmpty();
                        }));
  }

  @ParameterizedTest
  @CsvSource({
    "ec2_role, ec2.amazonaws.com",
    "flow_log, vpc-flow-logs.amazonaws.com",
    "main_backups, backup.amazonaws.com",
    "storage_replication, s3.amazonaws.com",
  })
  void a_role_is_for_the_service_that_needs_it(String role, String service) {
    var document = ollama("production");

    assertThat(
            document
                .decoded(document.resource("aws_iam_role." + role), "assume_role_policy")
                .orElseThrow()
                .block("Statement")
                .block("Principal")
                .texts("Service"))
        .containsExactly(service);
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
