package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Capacity follows by itself. */
public final class DynamodbTablePaidByRequest implements DocumentRule {
  private static final String MODE = "billing_mode";

  @Override
  public String title() {
    return "DynamoDB tables are paid by request";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A table with a set capacity refuses requests above it, and costs as much without"
        + " any.";
  }

  @Override
  public String remedy() {
    return "Set billing_mode to PAY_PER_REQUEST: a live table is switched in place, once a day.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(42), Source.fsbp("dynamodb", "DynamoDB", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id",
            "billing_mode": "PROVISIONED", "read_capacity": 5, "write_capacity": 5}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id",
            "billing_mode": "PAY_PER_REQUEST"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_dynamodb_table").stream()
        .filter(table -> !table.text(MODE).equals(Optional.of("PAY_PER_REQUEST")))
        .map(table -> finding(table, MODE, "billing_mode is not PAY_PER_REQUEST"));
  }
}
