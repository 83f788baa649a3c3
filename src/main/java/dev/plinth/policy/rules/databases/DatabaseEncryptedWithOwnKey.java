package dev.plinth.policy.rules.databases;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables at rest, by a key of the account. */
public final class DatabaseEncryptedWithOwnKey implements DocumentRule {

  @Override
  public String title() {
    return "Databases are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at the disks, or at a snapshot, reads everything.";
  }

  @Override
  public String remedy() {
    return "Set storage_encrypted to true and kms_key_id to an aws_kms_key. A live database is"
        + " replaced by this: restore an encrypted copy of its snapshot instead.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.fsbp("rds", "RDS", 3),
        Source.fsbp("rds", "RDS", 27),
        Source.cis("3.0.0", "2.3.1"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"identifier": "orders", "engine": "postgres"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"identifier": "orders", "engine": "postgres",
            "storage_encrypted": true, "kms_key_id": "${aws_kms_key.orders.arn}"}}
        }}
        """);
  }

  /** A copy has the encryption of what it follows. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        Databases.all(document)
            .filter(database -> !Databases.isCopy(database))
            .flatMap(database -> check(document, database, "storage_encrypted").stream()),
        document.resources("aws_redshift_cluster").stream()
            .flatMap(database -> check(document, database, "encrypted").stream()));
  }

  private Optional<Finding> check(TerraformDocument document, Resource database, String encrypted) {
    if (!database.isTrue(encrypted)) {
      return Optional.of(finding(database, encrypted, encrypted + " is not true"));
    }
    return CustomerKey.isNamed(document, database, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(database, "kms_key_id", "kms_key_id is no key of the account"));
  }
}
