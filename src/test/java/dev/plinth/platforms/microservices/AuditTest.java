package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.cli.Checkout;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  private static boolean bucketKey(String bucket) {
    return PRODUCTION
        .resource("aws_s3_bucket_server_side_encryption_configuration." + bucket)
        .blocks("rule")
        .get(0)
        .isTrue("bucket_key_enabled");
  }

  private static final TerraformDocument PRODUCTION = microservices("prod");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_cloudtrail",
        "aws_config_configuration_recorder",
        "aws_config_configuration_recorder_status",
        "aws_config_delivery_channel",
        "aws_config_retention_configuration",
      })
  void one_environment_of_an_account_has_what_an_account_has_once(String type) {
    assertThat(microservices("qa").resources(type)).hasSize(1);
    assertThat(microservices("develop").resources(type)).isEmpty();
    assertThat(microservices("test").find("aws_s3_bucket.audit")).isEmpty();
    assertThat(microservices("test").variables()).doesNotContainKey("audit_mfa");
  }

  /** The role of AWS Config is in no region: an account that has it refuses to make another. */
  @Test
  void what_stands_in_for_the_owner_in_another_region_finds_the_role_of_config(@TempDir Path root)
      throws IOException {
    Checkout.copyTo(root);
    Path settings = root.resolve("environments/microservices");
    Path production = settings.resolve("prod.tfvars.json");
    Files.writeString(
        settings.resolve("produse1.tfvars.json"),
        Files.readString(production).replace("\"prod\"", "\"produse1\""));
    Files.delete(production);

    TerraformDocument standIn =
        TerraformDocument.read(
            new Synthesis(SettingsFiles.of(root))
                .synthesize(new Target("microservices", "produse1"), Map.of())
                .json());

    assertThat(PRODUCTION.resources("aws_iam_service_linked_role")).hasSize(1);
    assertThat(standIn.resources("aws_iam_service_linked_role")).isEmpty();
    assertThat(standIn.resource("aws_config_configuration_recorder.main").text("role_arn"))
        .hasValue(
            "arn:aws:iam::222222222222:role/aws-service-role/config.amazonaws.com/"
                + "AWSServiceRoleForConfig");
  }

  @Test
  void the_trail_records_every_call_in_all_regions() {
    Resource trail = PRODUCTION.resource("aws_cloudtrail.audit");

    assertThat(trail.isTrue("is_multi_region_trail")).isTrue();
    assertThat(trail.isTrue("include_global_service_events")).isTrue();
    assertThat(trail.isTrue("enable_log_file_validation")).isTrue();
    assertThat(trail.isTrue("enable_logging")).isTrue();
    assertThat(trail.references("kms_key_id"))
        .containsExactly(new Reference("aws_kms_key.s3", "arn"));
    assertThat(trail.text("cloud_watch_logs_group_arn"))
        .hasValue("${aws_cloudwatch_log_group.audit.arn}:*");
    assertThat(trail.blocks("insight_selector")).hasSize(2);
    assertThat(trail.texts("depends_on"))
        .contains("aws_s3_bucket_policy.audit", "aws_iam_role_policy.audit_policy");
  }

  /** The key and the bucket admit a trail of this name, before it is there. */
  @Test
  void the_key_and_the_bucket_admit_this_trail() {
    String arn =
        "arn:aws:cloudtrail:us-east-1:222222222222:trail/"
            + PRODUCTION.resource("aws_cloudtrail.audit").text("name").orElseThrow();

    assertThat(statements("aws_s3_bucket_policy.audit", "policy"))
        .filteredOn(
            it -> it.block("Principal").texts("Service").contains("cloudtrail.amazonaws.com"))
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(it.block("Condition").block("StringEquals").texts("aws:SourceArn"))
                    .containsExactly(arn));
    assertThat(statements("aws_kms_key.s3", "policy").toString()).contains(arn);
  }

  /** The key admits the trail by its encryption context, which a key of the bucket knows not. */
  @Test
  void each_record_has_a_data_key_of_its_own() {
    assertThat(bucketKey("audit")).isFalse();
    assertThat(bucketKey("artifacts")).isTrue();
  }

  @Test
  void config_writes_for_this_account_alone() {
    assertThat(statements("aws_s3_bucket_policy.audit", "policy"))
        .filteredOn(it -> it.block("Principal").texts("Service").contains("config.amazonaws.com"))
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(it.block("Condition").block("StringEquals").texts("aws:SourceAccount"))
                    .containsExactly("222222222222"));
  }

  @Test
  void the_recorder_sees_every_type_and_starts_once_it_can_deliver() {
    Block group =
        PRODUCTION.resource("aws_config_configuration_recorder.main").block("recording_group");

    assertThat(group.isTrue("all_supported")).isTrue();
    assertThat(group.isTrue("include_global_resource_types")).isTrue();
    assertThat(PRODUCTION.resource("aws_config_configuration_recorder_status.main"))
        .matches(it -> it.isTrue("is_enabled"))
        .matches(it -> it.texts("depends_on").contains("aws_config_delivery_channel.main"));
    assertThat(PRODUCTION.resource("aws_config_delivery_channel.main").references("s3_kms_key_arn"))
        .containsExactly(new Reference("aws_kms_key.s3", "arn"));
    assertThat(PRODUCTION.resources("aws_config_config_rule"))
        .hasSizeGreaterThan(12)
        .allMatch(
            it -> it.texts("depends_on").contains("aws_config_configuration_recorder_status.main"));
  }

  @Test
  void the_mandatory_tags_are_checked_for_ever() {
    assertThat(PRODUCTION.resource("aws_config_config_rule.required_tags").text("input_parameters"))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .containsSubsequence("Environment", "Owner", "CostCenter", "Compliance"));
  }

  @ParameterizedTest
  @CsvSource({
    "failed_sign_ins,        warning",
    "sign_ins_without_mfa,   warning",
    "unauthorized_calls,     warning",
    "security_group_changes, warning",
    "config_violations,      warning",
    "root_use,               critical",
    "key_deletions,          critical",
    "audit_changes,          critical",
  })
  void people_are_told_of(String call, String topic) {
    Resource filter = PRODUCTION.resource("aws_cloudwatch_log_metric_filter." + call);
    Resource alarm = PRODUCTION.resource("aws_cloudwatch_metric_alarm." + call);
    Block metric = filter.block("metric_transformation");

    assertThat(filter.text("pattern").orElse("")).hasSizeLessThanOrEqualTo(1024);
    assertThat(alarm.text("metric_name")).isEqualTo(metric.text("name"));
    assertThat(alarm.text("namespace")).isEqualTo(metric.text("namespace"));
    assertThat(alarm.references("alarm_actions"))
        .containsExactly(new Reference("aws_sns_topic." + topic, "arn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "compliance"})
  void copies_are_encrypted_and_kept_as_long_as_other_lines(String group) {
    Resource lines = PRODUCTION.resource("aws_cloudwatch_log_group." + group);

    assertThat(lines.references("kms_key_id"))
        .containsExactly(new Reference("aws_kms_key.cloudwatch", "arn"));
    assertThat(lines.number("retention_in_days").orElse(0)).isGreaterThanOrEqualTo(90);
  }

  @Test
  void records_are_kept_for_the_days_that_are_set() {
    var rules =
        microservices("prod", "audit_retention_days=400")
            .resource("aws_s3_bucket_lifecycle_configuration.audit")
            .blocks("rule");

    assertThat(rules)
        .filteredOn(it -> it.text("id").orElse("").equals("expire"))
        .singleElement()
        .matches(it -> it.block("expiration").number("days").orElse(0) == 400);
  }

  @Test
  void config_forgets_after_seven_years_at_the_latest() {
    assertThat(
            PRODUCTION
                .resource("aws_config_retention_configuration.main")
                .text("retention_period_in_days"))
        .hasValue("${min(var.audit_retention_days, 2557)}");
  }

  @Test
  void records_in_production_are_never_deleted_with_their_bucket() {
    assertThat(
            microservices("prod", "enable_deletion_protection=false")
                .resource("aws_s3_bucket.audit")
                .isTrue("force_destroy"))
        .isFalse();
    assertThat(
            microservices("qa", "enable_deletion_protection=false")
                .resource("aws_s3_bucket.audit")
                .isTrue("force_destroy"))
        .isTrue();
  }

  /** S3 takes no lifecycle beside MFA delete. */
  @Test
  void with_a_code_versions_need_one_to_be_deleted_and_nothing_expires() {
    Resource versioning = PRODUCTION.resource("aws_s3_bucket_versioning.audit");
    Block variable = PRODUCTION.variables().get("audit_mfa");

    assertThat(variable.isTrue("sensitive")).isTrue();
    assertThat(variable.text("default")).hasValue("");
    assertThat(versioning.toString()).contains("var.audit_mfa == \\\"\\\" ? null : ");
    assertThat(PRODUCTION.resource("aws_s3_bucket_lifecycle_configuration.audit").text("count"))
        .hasValue("${nonsensitive(var.audit_mfa == \"\") ? 1 : 0}");
  }

  private static List<Block> statements(String address, String argument) {
    return PRODUCTION
        .decoded(PRODUCTION.resource(address), argument)
        .orElseThrow()
        .blocks("Statement");
  }
}
