package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
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

class EncryptionTest {

  @ParameterizedTest
  @CsvSource({
    "aws_dynamodb_table.main,                 server_side_encryption, kms_key_arn, data",
    "aws_cloudwatch_log_group.ollama_app,     '', kms_key_id, logs",
    "aws_cloudwatch_log_group.ollama_service, '', kms_key_id, logs",
    "aws_cloudwatch_log_group.flow_log,       '', kms_key_id, logs",
    "aws_sns_topic.alerts,                    '', kms_master_key_id, alerts",
    "aws_sns_topic.global_alerts,             '', kms_master_key_id, global_alerts",
    "aws_rds_cluster.webui,                   '', kms_key_id, data",
    "aws_rds_cluster.webui,                   '', master_user_secret_kms_key_id, data",
    "aws_rds_cluster_instance.webui_1,        '', performance_insights_kms_key_id, data",
    "aws_elasticache_replication_group.webui, '', kms_key_id, data",
    "aws_secretsmanager_secret.webui,         '', kms_key_id, data",
    "aws_backup_vault.main,                   '', kms_key_arn, data",
    "aws_backup_vault.main_replica,           '', kms_key_arn, replica",
    "aws_ssm_parameter.ssh_private_key,                   '', key_id, data",
  })
  void a_store_is_encrypted_with_the_key_of_its_readers(
      String address, String block, String argument, String key) {
    Resource store = ollama("production").resource(address);
    Block place = block.isEmpty() ? store : store.block(block);

    assertThat(place.references(argument))
        .containsExactly(new Reference("aws_kms_key." + key, "arn"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_dynamodb_table.main,                 server_side_encryption, enabled",
    "aws_rds_cluster.webui,                   '', storage_encrypted",
    "aws_elasticache_replication_group.webui, '', at_rest_encryption_enabled",
    "aws_elasticache_replication_group.webui, '', transit_encryption_enabled",
  })
  void encryption_is_switched_on(String address, String block, String argument) {
    Resource store = ollama("production").resource(address);

    assertThat((block.isEmpty() ? store : store.block(block)).isTrue(argument)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void volumes_of_instances_are_encrypted_with_their_own_key(String environment) {
    List<Block> volumes =
        ollama(environment).resource("aws_launch_template.app").blocks("block_device_mappings");

    assertThat(volumes)
        .isNotEmpty()
        .allSatisfy(
            volume -> {
              assertThat(volume.block("ebs").isTrue("encrypted")).isTrue();
              assertThat(volume.block("ebs").references("kms_key_id"))
                  .containsExactly(new Reference("aws_kms_key.volumes", "arn"));
            });
  }

  @ParameterizedTest
  @CsvSource({"storage, data", "storage_replica, replica"})
  void buckets_encrypt_with_a_key_of_their_own_region(String bucket, String key) {
    Block rule =
        ollama("production")
            .resource("aws_s3_bucket_server_side_encryption_configuration." + bucket)
            .block("rule");
    Block encryption = rule.block("apply_server_side_encryption_by_default");

    assertThat(encryption.text("sse_algorithm")).hasValue("aws:kms");
    assertThat(encryption.references("kms_master_key_id"))
        .containsExactly(new Reference("aws_kms_key." + key, "arn"));
    assertThat(rule.isTrue("bucket_key_enabled")).isTrue();
  }

  /** The one exception: load balancers cannot write to a bucket with a customer-managed key. */
  @Test
  void access_logs_are_encrypted_with_the_key_of_s3() {
    assertThat(
            ollama("production")
                .resource("aws_s3_bucket_server_side_encryption_configuration.logs")
                .block("rule")
                .block("apply_server_side_encryption_by_default")
                .text("sse_algorithm"))
        .hasValue("AES256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_bucket_is_closed_versioned_and_speaks_tls_only(String environment) {
    var document = ollama(environment);

    assertThat(document.resources("aws_s3_bucket"))
        .isNotEmpty()
        .allSatisfy(
            bucket -> {
              assertClosed(of(document, "aws_s3_bucket_public_access_block", bucket));
              assertThat(
                      of(document, "aws_s3_bucket_versioning", bucket)
                          .block("versioning_configuration")
                          .text("status"))
                  .hasValue("Enabled");
              assertThat(
                      of(document, "aws_s3_bucket_ownership_controls", bucket)
                          .block("rule")
                          .text("object_ownership"))
                  .hasValue("BucketOwnerEnforced");
              assertThat(
                      of(document, "aws_s3_bucket_server_side_encryption_configuration", bucket)
                          .blocks("rule"))
                  .hasSize(1);
              assertThat(
                      of(document, "aws_s3_bucket_lifecycle_configuration", bucket).blocks("rule"))
                  .isNotEmpty();
              assertRefusesPlainHttp(document, of(document, "aws_s3_bucket_policy", bucket));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void keys_rotate_and_can_be_saved_from_deletion(String environment) {
    var document = ollama(environment);

    assertThat(document.resources("aws_kms_key"))
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(key.isTrue("enable_key_rotation")).isTrue();
              assertThat(key.number("deletion_window_in_days")).hasValue(30);
              assertThat(document.find("aws_kms_alias." + key.name())).isPresent();
              assertThat(document.decoded(key, "policy")).isPresent();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "data,          Service, cloudfront.amazonaws.com,     aws:SourceArn",
    "logs,          Service, logs.us-east-1.amazonaws.com, kms:EncryptionContext:aws:logs:arn",
    "alerts,        Service, cloudwatch.amazonaws.com,     aws:SourceAccount",
    "global_alerts, Service, cloudwatch.amazonaws.com,     aws:SourceAccount",
    "global_alerts, Service, budgets.amazonaws.com,        aws:SourceAccount",
  })
  void a_service_may_use_a_key_for_this_platform_only(
      String key, String kind, String reader, String condition) {
    assertThat(statements("production", key))
        .filteredOn(it -> it.block("Principal").texts(kind).contains(reader))
        .isNotEmpty()
        .allMatch(it -> it.toString().contains("\"" + condition + "\""));
  }

  /** Without it nobody could ever change the policy again. */
  @ParameterizedTest
  @CsvSource({"dev, 111111111111", "staging, 111111111111", "production, 222222222222"})
  void every_key_stays_in_the_hands_of_the_account(String environment, String account) {
    var document = ollama(environment);

    assertThat(document.resources("aws_kms_key"))
        .allSatisfy(
            key ->
                assertThat(document.decoded(key, "policy").orElseThrow().blocks("Statement"))
                    .allMatch(it -> it.texts("Resource").equals(List.of("*")))
                    .allMatch(it -> it.text("Effect").orElse("").equals("Allow"))
                    .filteredOn(it -> it.texts("Action").equals(List.of("kms:*")))
                    .singleElement()
                    .extracting(it -> it.block("Principal").texts("AWS"))
                    .isEqualTo(List.of("arn:aws:iam::%s:root".formatted(account))));
  }

  @ParameterizedTest
  @CsvSource({
    "data, kms:Decrypt",
    "logs, kms:Encrypt kms:Decrypt kms:ReEncrypt* kms:GenerateDataKey* kms:DescribeKey",
    "alerts, kms:Decrypt kms:GenerateDataKey*",
    "global_alerts, kms:Decrypt kms:GenerateDataKey*",
  })
  void a_service_may_do_with_a_key_what_it_needs(String key, String actions) {
    assertThat(statements("production", key))
        .filteredOn(it -> !it.block("Principal").texts("Service").isEmpty())
        .isNotEmpty()
        .allMatch(it -> it.texts("Action").equals(List.of(actions.split(" "))));
  }

  @Test
  void launch_failures_may_be_told_to_the_topic() {
    assertThat(statements("production", "alerts"))
        .anyMatch(it -> it.block("Principal").texts("Service").contains("events.amazonaws.com"));
  }

  @Test
  void the_fleet_may_use_and_grant_the_key_of_its_volumes() {
    List<Block> fleet =
        statements("production", "volumes").stream()
            .filter(
                it ->
                    it.block("Principal").references("AWS").stream()
                        .anyMatch(
                            role -> role.address().startsWith("aws_iam_service_linked_role.")))
            .toList();

    assertThat(fleet)
        .flatExtracting(it -> it.texts("Action"))
        .contains("kms:Decrypt", "kms:CreateGrant");
    assertThat(fleet)
        .filteredOn(it -> it.texts("Action").contains("kms:CreateGrant"))
        .allMatch(it -> it.toString().contains("\"kms:GrantIsForAWSResource\""));
  }

  private static List<Block> statements(String environment, String key) {
    var document = ollama(environment);
    return document
        .decoded(document.resource("aws_kms_key." + key), "policy")
        .orElseThrow()
        .blocks("Statement");
  }

  /** The configuration of a bucket, which names it. */
  private static Resource of(TerraformDocument document, String type, Resource bucket) {
    Resource configuration = document.resource(type + "." + bucket.name());
    assertThat(configuration.references("bucket"))
        .extracting(Reference::address)
        .containsExactly(bucket.address());
    assertThat(configuration.text("provider")).isEqualTo(bucket.text("provider"));
    return configuration;
  }

  private static void assertClosed(Resource block) {
    assertThat(
            List.of(
                "block_public_acls",
                "block_public_policy",
                "ignore_public_acls",
                "restrict_public_buckets"))
        .allMatch(block::isTrue);
  }

  private static void assertRefusesPlainHttp(TerraformDocument document, Resource policy) {
    assertThat(document.decoded(policy, "policy").orElseThrow().blocks("Statement"))
        .filteredOn(it -> it.text("Effect").orElse("").equals("Deny"))
        .filteredOn(it -> it.texts("Principal").contains("*"))
        .filteredOn(it -> it.texts("Action").contains("s3:*"))
        .filteredOn(it -> it.references("Resource").size() == 2)
        .anySatisfy(
            it ->
                assertThat(it.block("Condition").block("Bool").texts("aws:SecureTransport"))
                    .containsExactly("false"));
  }
}
