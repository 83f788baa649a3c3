package dev.plinth.policy.rules.databases;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Vectors say what texts say. */
public final class CollectionEncryptedWithOwnKey implements DocumentRule {

  @Override
  public String title() {
    return "OpenSearch Serverless collections are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS nobody can say who may decrypt what was indexed, or stop it.";
  }

  @Override
  public String remedy() {
    return "Set AWSOwnedKey to false and KmsARN to an aws_kms_key in the encryption policy,"
        + " before the collection is made: it keeps its key for ever.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Encryption in Amazon OpenSearch Serverless",
            "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/"
                + "serverless-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearchserverless_security_policy": {"search": {"name": "search",
            "type": "encryption",
            "policy": "${jsonencode(local.search)}"}}
        },
        "locals": {"search": {"Rules": [{"ResourceType": "collection",
          "Resource": ["collection/search"]}], "AWSOwnedKey": true}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearchserverless_security_policy": {"search": {"name": "search",
            "type": "encryption",
            "policy": "${jsonencode(local.search)}"}}
        },
        "locals": {"search": {"Rules": [{"ResourceType": "collection",
          "Resource": ["collection/search"]}],
          "AWSOwnedKey": false, "KmsARN": "${aws_kms_key.search.arn}"}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_opensearchserverless_security_policy").stream()
        .filter(policy -> policy.text("type").filter("encryption"::equals).isPresent())
        .filter(
            policy ->
                document.decoded(policy, "policy").filter(it -> isOwn(document, it)).isEmpty())
        .map(policy -> finding(policy, policy, "policy", "it names no key of the account"));
  }

  private static boolean isOwn(TerraformDocument document, Block policy) {
    return !policy.isTrue("AWSOwnedKey") && CustomerKey.isNamed(document, policy, "KmsARN");
  }
}
