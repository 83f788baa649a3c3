package dev.plinth.policy.rules.naming;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Set;
import java.util.TreeSet;

/** What environments of a platform choose for themselves: sizes, keeping times, protection. */
final class EnvironmentChoices {
  /** Limits of what runs, how long things are kept, and what is protected. */
  private static final Set<String> ARGUMENTS =
      Set.of(
          "allocated_storage",
          "backup_retention_period",
          "cpu",
          "deletion_protection",
          "deletion_protection_enabled",
          "deletion_window_in_days",
          "desired_capacity",
          "desired_count",
          "enable_deletion_protection",
          "force_destroy",
          "image_tag_mutability",
          "instance_class",
          "instance_type",
          "max_capacity",
          "max_size",
          "memory",
          "memory_size",
          "min_capacity",
          "min_size",
          "multi_az",
          "node_type",
          "num_cache_clusters",
          "recovery_window_in_days",
          "retention_in_days",
          "ssl_policy");

  /** What some environments are guarded by and others are not. */
  private static final Set<String> GUARDS =
      Set.of(
          "aws_backup_plan",
          "aws_cloudtrail",
          "aws_config_configuration_recorder",
          "aws_guardduty_detector",
          "aws_nat_gateway",
          "aws_network_acl",
          "aws_securityhub_account",
          "aws_wafv2_web_acl");

  private static final Set<String> RUNNING =
      Set.of(
          "aws_autoscaling_group",
          "aws_db_instance",
          "aws_ecs_service",
          "aws_instance",
          "aws_lambda_function",
          "aws_rds_cluster");

  private EnvironmentChoices() {}

  /**
   * Them, by what they are about: two documents that chose alike have equal ones. Where nothing
   * runs, there is nothing to choose.
   */
  static Set<String> of(TerraformDocument document) {
    var choices = new TreeSet<String>();
    if (RUNNING.stream().allMatch(type -> document.resources(type).isEmpty())) {
      return choices;
    }
    for (Resource resource : document.resources()) {
      if (GUARDS.contains(resource.type())) {
        choices.add(resource.address());
      }
      for (String argument : ARGUMENTS) {
        JsonNode value = resource.value(argument);
        if (value.isValueNode()) {
          choices.add(resource.address() + " " + argument + " " + value.asText());
        }
      }
    }
    return choices;
  }
}
