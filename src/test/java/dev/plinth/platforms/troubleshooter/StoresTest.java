package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {
  private static final TerraformDocument MVP = troubleshooter();

  @ParameterizedTest
  @ValueSource(strings = {"uploads", "artifacts", "frontend"})
  void buckets_are_private_encrypted_logged_and_reached_by_tls(String bucket) {
    Block access = MVP.resource("aws_s3_bucket_public_access_block." + bucket);
    Block encryption =
        MVP.resource("aws_s3_bucket_server_side_encryption_configuration." + bucket)
            .block("rule")
            .block("apply_server_side_encryption_by_default");
    Block tls = statement(MVP, bucket, "TlsOnly");

    assertThat(MVP.resource("aws_s3_bucket." + bucket).text("bucket"))
        .hasValue("troubleshooter-%s-mvp-333333333333".formatted(bucket));
    assertThat(
            List.of(
                "block_public_acls",
                "block_public_policy",
                "ignore_public_acls",
                "restrict_public_buckets"))
        .allMatch(access::isTrue);
    assertThat(encryption.text("sse_algorithm")).hasValue("aws:kms");
    assertThat(encryption.references("kms_master_key_id"))
        .containsExactly(new Reference("aws_kms_key.data", "arn"));
    assertThat(tls.text("Effect")).hasValue("Deny");
    assertThat(tls.text("Principal")).hasValue("*");
    assertThat(tls.block("Condition").block("Bool").texts("aws:SecureTransport"))
        .containsExactly("false");
    assertThat(MVP.resource("aws_s3_bucket_logging." + bucket).text("target_prefix"))
        .hasValue("s3/%s/".formatted(bucket));
  }

  @ParameterizedTest
  @CsvSource({"uploads, 90, 7", "artifacts, 365, 30"})
  void what_is_old_goes_and_so_do_old_versions(String bucket, int days, int versionDays) {
    List<Block> rules = rules(MVP, bucket);

    assertThat(rules.get(0).block("expiration").number("days")).hasValue(days);
    assertThat(rules.get(1).block("noncurrent_version_expiration").number("noncurrent_days"))
        .hasValue(versionDays);
    assertThat(rules.get(1).blocks("abort_incomplete_multipart_upload")).hasSize(1);
  }

  @Test
  void settings_say_when_uploads_and_artifacts_go() {
    TerraformDocument other =
        troubleshooter("uploads_retention_days=3", "artifacts_retention_days=4");

    assertThat(rules(other, "uploads").get(0).block("expiration").number("days")).hasValue(3);
    assertThat(rules(other, "artifacts").get(0).block("expiration").number("days")).hasValue(4);
  }

  @Test
  void the_web_application_does_not_expire() {
    assertThat(rules(MVP, "frontend"))
        .hasSize(1)
        .allMatch(rule -> rule.blocks("expiration").isEmpty());
  }

  @Test
  void frames_are_refused_to_everybody_but_the_service() {
    Block alone = statement(MVP, "uploads", "ProgramsAlone");

    assertThat(alone.text("Effect")).hasValue("Deny");
    assertThat(alone.text("Principal")).hasValue("*");
    assertThat(alone.texts("Action")).containsExactly("s3:GetObject*", "s3:PutObject*");
    assertThat(alone.texts("Resource"))
        .containsExactly("arn:aws:s3:::troubleshooter-uploads-mvp-333333333333/*");
    assertThat(alone.block("Condition").block("StringNotEquals").texts("aws:PrincipalArn"))
        .contains("arn:aws:iam::333333333333:role/troubleshooter-task-mvp");
  }

  @Test
  void browsers_upload_frames_from_the_web_application_alone() {
    Block rule = MVP.resource("aws_s3_bucket_cors_configuration.uploads").block("cors_rule");

    assertThat(rule.texts("allowed_origins"))
        .containsExactly("https://${aws_cloudfront_distribution.frontend.domain_name}");
    assertThat(MVP.resources("aws_s3_bucket_cors_configuration")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void full_buckets_are_deleted_only_where_nothing_is_protected(boolean isProtected) {
    assertThat(
            troubleshooter("enable_deletion_protection=" + isProtected).resources("aws_s3_bucket"))
        .hasSize(4)
        .allMatch(bucket -> bucket.isFalse("force_destroy") == isProtected)
        .allMatch(bucket -> bucket.isTrue("force_destroy") != isProtected);
  }

  private static List<Block> rules(TerraformDocument document, String bucket) {
    return document.resource("aws_s3_bucket_lifecycle_configuration." + bucket).blocks("rule");
  }

  private static Block statement(TerraformDocument document, String bucket, String sid) {
    return document
        .decoded(document.resource("aws_s3_bucket_policy." + bucket), "policy")
        .orElseThrow()
        .blocks("Statement")
        .stream()
        .filter(statement -> statement.text("Sid").orElseThrow().equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
