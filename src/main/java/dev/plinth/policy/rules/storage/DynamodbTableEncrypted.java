package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Items at rest, by a key of the account. */
public final class DynamodbTableEncrypted implements DocumentRule {

  @Override
  public String title() {
    return "DynamoDB tables are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS nobody can say who may decrypt the items, or stop it.";
  }

  @Override
  public String remedy() {
    return "Set server_side_encryption with enabled true and a kms_key_arn: a live table changes"
        + " in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(27),
        Source.microservices(5),
        Source.page(
            "DynamoDB encryption at rest",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
                + "EncryptionAtRest.html"));
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
            "server_side_encryption": {"enabled": true,
              "kms_key_arn": "${aws_kms_key.orders.arn}"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_dynamodb_table").stream()
        .filter(table -> !isEncrypted(document, table))
        .map(table -> finding(table, "it is not encrypted with a key of the account"));
  }

  private static boolean isEncrypted(TerraformDocument document, Resource table) {
    return table.blocks("server_side_encryption").stream()
        .anyMatch(
            encryption ->
                encryption.isTrue("enabled")
                    && CustomerKey.isNamed(document, encryption, "kms_key_arn"));
  }
}
