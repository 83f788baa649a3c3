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

/** Reached from the network alone. */
public final class CollectionClosedToTheInternet implements DocumentRule {

  @Override
  public String title() {
    return "OpenSearch Serverless collections are reached from networks that are named";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever gets hold of credentials searches the collection from anywhere.";
  }

  @Override
  public String remedy() {
    return "Set AllowFromPublic to false and name SourceVPCEs in the network policy: it takes"
        + " effect within a minute.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Network access for Amazon OpenSearch Serverless",
            "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/"
                + "serverless-network.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearchserverless_security_policy": {"search": {"name": "search",
            "type": "network",
            "policy": "${jsonencode(local.search)}"}}
        },
        "locals": {"search": [{"Rules": [{"ResourceType": "collection",
          "Resource": ["collection/search"]}],
          "AllowFromPublic": true}]}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearchserverless_security_policy": {"search": {"name": "search",
            "type": "network",
            "policy": "${jsonencode(local.search)}"}}
        },
        "locals": {"search": [{"Rules": [{"ResourceType": "collection",
          "Resource": ["collection/search"]}],
          "AllowFromPublic": false, "SourceVPCEs": ["vpce-050f79086ee71ac05"]}]}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_opensearchserverless_security_policy").stream()
        .filter(policy -> policy.text("type").filter("network"::equals).isPresent())
        .filter(policy -> !isClosed(document, policy))
        .map(policy -> finding(policy, policy, "policy", "AllowFromPublic is not false"));
  }

  private static boolean isClosed(TerraformDocument document, Resource policy) {
    return document
        .decodedList(policy, "policy")
        .filter(entries -> entries.stream().allMatch(entry -> entry.isFalse("AllowFromPublic")))
        .isPresent();
  }
}
