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

/** One line less in a file is not one database less. */
public final class DatabaseProtectedFromDeletion implements DocumentRule {
  private static final String PROTECTED = "deletion_protection";

  @Override
  public String title() {
    return "Databases of production are protected from deletion";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A database that is renamed, or whose engine changes, is deleted with everything in"
        + " it by the next apply.";
  }

  @Override
  public String remedy() {
    return "Set deletion_protection to true: a live database changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("rds", "RDS", 7), Source.fsbp("rds", "RDS", 8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "deletion_protection": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Databases.all(document)
        .filter(database -> Production.mayBe(document))
        .filter(database -> !Databases.isCopy(database))
        .filter(database -> !database.isTrue(PROTECTED))
        .map(database -> finding(database, PROTECTED, "deletion_protection is not true"));
  }
}
