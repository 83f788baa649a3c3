package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The last picture before the end. */
public final class DatabaseLeavesSnapshot implements DocumentRule {
  private static final String SKIPPED = "skip_final_snapshot";

  @Override
  public String title() {
    return "Databases of production leave a snapshot when they are deleted";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Automatic backups go with the database: whoever deletes it by mistake has nothing to"
        + " restore.";
  }

  @Override
  public String remedy() {
    return "Take skip_final_snapshot away or set it to false, and name a"
        + " final_snapshot_identifier.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Deleting a DB instance, final snapshot",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "skip_final_snapshot": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "skip_final_snapshot": false,
            "final_snapshot_identifier": "orders-final"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Databases.all(document)
        .filter(database -> Production.mayBe(document))
        .filter(database -> !Databases.isCopy(database))
        .filter(database -> database.isTrue(SKIPPED) || database.isUnknown(SKIPPED))
        .map(database -> finding(database, SKIPPED, "skip_final_snapshot is not false"));
  }
}
