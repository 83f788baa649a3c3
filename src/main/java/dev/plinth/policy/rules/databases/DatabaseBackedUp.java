package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Any second of the last days. */
public final class DatabaseBackedUp implements DocumentRule {
  private static final String DAYS = "backup_retention_period";

  @Override
  public String title() {
    return "Databases can be restored, those of production to any second of a week";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "What a program deletes or spoils is gone for good once somebody notices after the"
        + " last backup is over.";
  }

  @Override
  public String remedy() {
    return "Set backup_retention_period to 7 days at least in production, and to 1 elsewhere; an"
        + " instance has no backups by itself.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("rds", "RDS", 11), Source.fsbp("rds", "RDS", 50));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "backup_retention_period": 1}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "backup_retention_period": 7}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    int fewest = Production.mayBe(document) ? 7 : 1;
    return Databases.all(document)
        .filter(database -> !Databases.isCopy(database))
        .filter(database -> days(database) < fewest)
        .map(database -> finding(database, DAYS, DAYS + " is less than " + fewest));
  }

  /** A cluster has backups of a day by itself, an instance none. */
  private static int days(Resource database) {
    boolean said = !database.value(DAYS).isMissingNode() && !database.value(DAYS).isNull();
    return said || database.type().equals("aws_db_instance") ? database.number(DAYS).orElse(0) : 1;
  }
}
