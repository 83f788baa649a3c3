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

/** The password of a database is a secret like others. */
public final class DatabaseLoginEncryptedWithOwnKey implements DocumentRule {
  private static final String KEY = "master_user_secret_kms_key_id";

  @Override
  public String title() {
    return "Logins of databases are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of Secrets Manager nobody can stop the key that opens the password of"
        + " the database.";
  }

  @Override
  public String remedy() {
    return "Set master_user_secret_kms_key_id to an aws_kms_key: RDS encrypts the secret anew.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Password management with Amazon RDS and AWS Secrets Manager",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "manage_master_user_password": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "manage_master_user_password": true,
            "master_user_secret_kms_key_id": "${aws_kms_key.secrets.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Databases.all(document)
        .filter(database -> database.isTrue("manage_master_user_password"))
        .filter(database -> !CustomerKey.isNamed(document, database, KEY))
        .map(database -> finding(database, KEY, KEY + " is no key of the account"));
  }
}
