package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Any second of the last days. */
public final class DynamodbTableRestorable implements DocumentRule {

  @Override
  public String title() {
    return "DynamoDB tables can be restored to any point in time";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A program that deletes or spoils items does so for good.";
  }

  @Override
  public String remedy() {
    return "Set point_in_time_recovery with enabled true: it can be switched on at any time.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(33), Source.fsbp("dynamodb", "DynamoDB", 2));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id",
            "point_in_time_recovery": {"enabled": true}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_dynamodb_table").stream()
        .filter(table -> !isRestorable(table))
        .map(table -> finding(table, "point-in-time recovery is not enabled"));
  }

  private static boolean isRestorable(Resource table) {
    return table.blocks("point_in_time_recovery").stream()
        .anyMatch(recovery -> recovery.isTrue("enabled"));
  }
}
