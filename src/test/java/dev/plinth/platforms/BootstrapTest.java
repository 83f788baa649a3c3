package dev.plinth.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The place that states are kept in. */
class BootstrapTest {

  static Stream<Target> targets() {
    return Synthesized.targets().filter(target -> target.platform().equals("bootstrap"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void states_are_versioned_encrypted_and_closed(Target target) {
    var document = Synthesized.document(target);
    Block encryption =
        document
            .resource("aws_s3_bucket_server_side_encryption_configuration.state")
            .block("rule")
            .block("apply_server_side_encryption_by_default");
    Resource access = document.resource("aws_s3_bucket_public_access_block.state");

    assertThat(
            document
                .resource("aws_s3_bucket_versioning.state")
                .block("versioning_configuration")
                .text("status"))
        .hasValue("Enabled");
    assertThat(encryption.text("sse_algorithm")).hasValue("aws:kms");
    assertThat(encryption.references("kms_master_key_id"))
        .containsExactly(new Reference("aws_kms_key.state", "arn"));
    assertThat(
            List.of(
                "block_public_acls",
                "block_public_policy",
                "ignore_public_acls",
                "restrict_public_buckets"))
        .allMatch(access::isTrue);
    assertThat(
            document
                .decoded(document.resource("aws_s3_bucket_policy.state"), "policy")
                .orElseThrow()
                .toString())
        .contains("aws:SecureTransport");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void a_full_bucket_and_the_locks_refuse_deletion(Target target) {
    var document = Synthesized.document(target);
    Resource locks = document.resource("aws_dynamodb_table.locks");

    assertThat(document.resource("aws_s3_bucket.state").isFalse("force_destroy")).isTrue();
    assertThat(locks.isTrue("deletion_protection_enabled")).isTrue();
    assertThat(locks.text("hash_key")).hasValue("LockID");
    assertThat(locks.text("billing_mode")).hasValue("PAY_PER_REQUEST");
    assertThat(locks.block("server_side_encryption").references("kms_key_arn"))
        .containsExactly(new Reference("aws_kms_key.state", "arn"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void only_replaced_states_are_cleaned_up(Target target) {
    List<Block> rules =
        Synthesized.document(target)
            .resource("aws_s3_bucket_lifecycle_configuration.state")
            .blocks("rule");

    assertThat(rules).isNotEmpty().allMatch(rule -> rule.blocks("expiration").isEmpty());
    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("noncurrent_version_expiration"))
        .extracting(it -> it.number("noncurrent_days").orElse(0))
        .allMatch(days -> days >= 90)
        .isNotEmpty();
  }

  @Test
  void states_and_backups_of_production_are_copied_to_another_region() {
    var document = Synthesized.document(new Target("bootstrap", "production"));

    assertThat(document.resource("aws_s3_bucket.state_replica").text("bucket"))
        .hasValue("plinth-state-222222222222-us-east-1-replica");
    assertThat(document.resource("aws_s3_bucket.state_replica").text("provider"))
        .hasValue("aws.replica");
    assertThat(document.resource("aws_s3_bucket_replication_configuration.state").blocks("rule"))
        .extracting(rule -> rule.block("filter").text("prefix").orElse(""))
        .containsExactly("env:/", "backups/", "recoveries/");
  }

  /** The region that the copies are in may keep states of its own. */
  @Test
  void the_copies_have_another_key_than_states() {
    var document = Synthesized.document(new Target("bootstrap", "production"));

    assertThat(document.resource("aws_kms_alias.state_replica").text("name"))
        .hasValue("alias/plinth-state-replica")
        .isNotEqualTo(document.resource("aws_kms_alias.state").text("name"));
  }

  @Test
  void nothing_is_copied_where_no_region_is_set() {
    assertThat(
            Synthesized.document(new Target("bootstrap", "nonproduction"))
                .resources("aws_s3_bucket"))
        .hasSize(1);
  }

  /** A platform whose bucket, table or key nobody makes could never be deployed. */
  @ParameterizedTest
  @MethodSource("platforms")
  void every_platform_finds_the_place_of_its_state(Target target) {
    Block backend = backend(Synthesized.document(target));

    assertThat(targets().map(Synthesized::document))
        .anySatisfy(
            bootstrap -> {
              assertThat(backend(bootstrap).texts("allowed_account_ids"))
                  .isEqualTo(backend.texts("allowed_account_ids"));
              assertThat(bootstrap.resource("aws_s3_bucket.state").text("bucket"))
                  .isEqualTo(backend.text("bucket"));
              assertThat(bootstrap.resource("aws_dynamodb_table.locks").text("name"))
                  .isEqualTo(backend.text("dynamodb_table"));
              String alias = bootstrap.resource("aws_kms_alias.state").text("name").orElseThrow();
              assertThat(backend.text("kms_key_id").orElse("")).endsWith(":" + alias);
            });
  }

  static Stream<Target> platforms() {
    return Synthesized.targets().filter(target -> !target.platform().equals("bootstrap"));
  }

  private static Block backend(TerraformDocument document) {
    return document.settings().block("backend").block("s3");
  }
}
