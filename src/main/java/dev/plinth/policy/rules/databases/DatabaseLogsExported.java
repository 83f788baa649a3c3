package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What it did is still known after it is gone. */
public final class DatabaseLogsExported implements DocumentRule {

  @Override
  public String title() {
    return "Databases send their logs to CloudWatch";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Logs on the instance are gone after days, and with the instance.";
  }

  @Override
  public String remedy() {
    return "Name the logs of the engine in enabled_cloudwatch_logs_exports: a live database"
        + " changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 9), Source.fsbp("rds", "RDS", 34), Source.fsbp("rds", "RDS", 37));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "enabled_cloudwatch_logs_exports": ["postgresql"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Databases.all(document)
        .filter(database -> !sendsLogs(database))
        .map(database -> finding(database, argument(database), "it exports no logs"));
  }

  private static boolean sendsLogs(Resource database) {
    String argument = argument(database);
    return !database.texts(argument).isEmpty() && !database.text(argument).isPresent();
  }

  private static String argument(Resource database) {
    return database.type().startsWith("aws_neptune")
        ? "enable_cloudwatch_logs_exports"
        : "enabled_cloudwatch_logs_exports";
  }
}
