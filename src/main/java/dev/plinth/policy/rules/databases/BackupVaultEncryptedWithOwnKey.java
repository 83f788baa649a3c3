package dev.plinth.policy.rules.databases;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A backup is the store itself. */
public final class BackupVaultEncryptedWithOwnKey implements DocumentRule {
  private static final String KEY = "kms_key_arn";

  @Override
  public String title() {
    return "Backup vaults are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS nobody can say who may restore what, copies to another account"
        + " cannot be opened there, and nobody can stop the key.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_arn to an aws_kms_key. A live vault is replaced by this, and must be"
        + " empty first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5), Source.fsbp("backup", "Backup", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_backup_vault": {"main": {"name": "main"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_backup_vault": {"main": {"name": "main",
            "kms_key_arn": "${aws_kms_key.backups.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_backup_vault").stream()
        .filter(vault -> !CustomerKey.isNamed(document, vault, KEY))
        .map(vault -> finding(vault, KEY, "kms_key_arn is no key of the account"));
  }
}
