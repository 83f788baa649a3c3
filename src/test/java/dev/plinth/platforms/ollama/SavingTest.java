package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavingTest {

  @ParameterizedTest
  @CsvSource({"dev, 7", "staging, 14", "production, 35"})
  void backups_are_taken_daily_and_cleaned_up(String environment, int days) {
    Block rule = ollama(environment).resource("aws_backup_plan.main").block("rule");

    assertThat(rule.text("schedule")).hasValue("cron(0 5 * * ? *)");
    assertThat(rule.block("lifecycle").number("delete_after")).hasValue(days);
    assertThat(rule.references("target_vault_name"))
        .extracting(Reference::address)
        .containsExactly("aws_backup_vault.main");
  }

  @Test
  void production_copies_its_backups_to_the_other_region() {
    var document = ollama("production");
    Block copy = document.resource("aws_backup_plan.main").block("rule").block("copy_action");
    Resource vault = document.resource(copy.references("destination_vault_arn").get(0).address());

    assertThat(vault.text("provider")).hasValue("aws.replica");
    assertThat(copy.block("lifecycle").number("delete_after")).hasValue(35);
  }

  @Test
  void without_another_region_backups_stay() {
    var document = ollama("production", "replica_region=");

    assertThat(document.resource("aws_backup_plan.main").block("rule").blocks("copy_action"))
        .isEmpty();
    assertThat(document.resources("aws_backup_vault"))
        .extracting(Resource::name)
        .containsExactly("main");
  }

  @ParameterizedTest
  @CsvSource({
    "production, 'aws_dynamodb_table.main aws_s3_bucket.storage aws_rds_cluster.webui'",
    "dev,        'aws_dynamodb_table.main aws_s3_bucket.storage'",
  })
  void every_store_is_saved(String environment, String stores) {
    assertThat(ollama(environment).resource("aws_backup_selection.main").references("resources"))
        .extracting(Reference::address)
        .containsExactlyInAnyOrder(stores.split(" "));
  }

  @Test
  void backups_are_taken_and_restored_by_a_role_of_their_own() {
    var document = ollama("production");

    assertThat(document.resource("aws_backup_selection.main").references("iam_role_arn"))
        .extracting(Reference::address)
        .containsExactly("aws_iam_role.main_backups");
    assertThat(document.resources("aws_iam_role_policy_attachment"))
        .filteredOn(
            it -> it.references("role").get(0).address().equals("aws_iam_role.main_backups"))
        .extracting(it -> it.text("policy_arn").orElse("").replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder(
            "AWSBackupServiceRolePolicyForBackup",
            "AWSBackupServiceRolePolicyForRestores",
            "AWSBackupServiceRolePolicyForS3Backup",
            "AWSBackupServiceRolePolicyForS3Restore");
  }

  @ParameterizedTest
  @CsvSource({"dev, true", "production, false"})
  void production_keeps_its_backups_when_all_else_goes(String environment, boolean deletable) {
    assertThat(ollama(environment).resources("aws_backup_vault"))
        .isNotEmpty()
        .allMatch(vault -> vault.isTrue("force_destroy") == deletable);
  }
}
