package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups come to an end. */
public final class BackupExpires implements DocumentRule {

  @Override
  public String title() {
    return "Backups are deleted after a time";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Backups that nobody needs are paid for for ever, and data that somebody had deleted"
        + " is still there.";
  }

  @Override
  public String remedy() {
    return "Set lifecycle.delete_after in every rule of the plan and in every copy_action. It"
        + " applies to new backups; old ones are changed by hand.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(36),
        Source.page(
            "Backup plan options and configuration, lifecycle",
            "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
                + "plan-options-and-configuration.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_backup_plan": {"nightly": {"name": "nightly", "rule": [{
            "rule_name": "all", "target_vault_name": "${aws_backup_vault.main.name}",
            "schedule": "cron(0 5 * * ? *)"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_backup_plan": {"nightly": {"name": "nightly", "rule": [{
            "rule_name": "all", "target_vault_name": "${aws_backup_vault.main.name}",
            "schedule": "cron(0 5 * * ? *)",
            "lifecycle": {"delete_after": 35}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_backup_plan").stream().flatMap(plan -> check(plan).stream());
  }

  private Optional<Finding> check(Resource plan) {
    List<Block> rules = plan.blocks("rule");
    if (!rules.stream().allMatch(BackupExpires::ends)) {
      return Optional.of(finding(plan, "a rule says no delete_after"));
    }
    return rules.stream()
            .flatMap(rule -> rule.blocks("copy_action").stream())
            .allMatch(BackupExpires::ends)
        ? Optional.empty()
        : Optional.of(finding(plan, "a copy_action says no delete_after"));
  }

  private static boolean ends(Block backup) {
    return backup.blocks("lifecycle").stream()
        .anyMatch(lifecycle -> lifecycle.number("delete_after").orElse(0) > 0);
  }
}
