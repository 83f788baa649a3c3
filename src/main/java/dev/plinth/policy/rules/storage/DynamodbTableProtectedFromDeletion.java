package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** One line less in a file is not one table less. */
public final class DynamodbTableProtectedFromDeletion implements DocumentRule {
  private static final String PROTECTED = "deletion_protection_enabled";

  @Override
  public String title() {
    return "DynamoDB tables of production are protected from deletion";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A resource that is renamed, or whose key changes, is deleted with all its items by"
        + " the next apply.";
  }

  @Override
  public String remedy() {
    return "Set deletion_protection_enabled to true: a live table changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("dynamodb", "DynamoDB", 6));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id",
            "deletion_protection_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_dynamodb_table").stream()
        .filter(table -> Production.mayBe(document))
        .filter(table -> !table.isTrue(PROTECTED))
        .map(table -> finding(table, PROTECTED, "deletion_protection_enabled is not true"));
  }
}
