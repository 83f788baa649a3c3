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

/** Statements hold data, too. */
public final class DatabaseInsightsEncrypted implements DocumentRule {
  private static final String KEY = "performance_insights_kms_key_id";

  @Override
  public String title() {
    return "Performance data of databases are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Performance Insights keeps statements with what was asked for, under a key that"
        + " nobody here governs.";
  }

  @Override
  public String remedy() {
    return "Set performance_insights_kms_key_id to an aws_kms_key. It cannot be changed once"
        + " Performance Insights is on: switch it off and on again.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Turning Performance Insights on and off for Amazon RDS",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
                + "USER_PerfInsights.Enabling.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres",
            "performance_insights_enabled": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres",
            "performance_insights_enabled": true,
            "performance_insights_kms_key_id": "${aws_kms_key.orders.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(Databases.servers(document), Databases.clusters(document))
        .filter(database -> database.isTrue("performance_insights_enabled"))
        .filter(database -> !CustomerKey.isNamed(document, database, KEY))
        .map(database -> finding(database, KEY, KEY + " is no key of the account"));
  }
}
