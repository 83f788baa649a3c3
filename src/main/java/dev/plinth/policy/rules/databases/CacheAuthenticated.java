package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The network is not the only lock. */
public final class CacheAuthenticated implements DocumentRule {

  @Override
  public String title() {
    return "Caches ask who connects";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Every program that reaches the port reads and deletes everything.";
  }

  @Override
  public String remedy() {
    return "Give the cache user_group_ids with users that log in by IAM, which needs no"
        + " password, or an auth_token.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("elasticache", "ElastiCache", 6),
        Source.page(
            "Role-Based Access Control (RBAC), ElastiCache",
            "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_elasticache_replication_group": {"sessions": {"replication_group_id": "sessions",
            "engine": "valkey", "description": "Sessions"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_elasticache_replication_group": {"sessions": {"replication_group_id": "sessions",
            "engine": "valkey", "description": "Sessions",
            "transit_encryption_enabled": true, "user_group_ids": ["sessions"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_elasticache_replication_group").stream()
        .filter(cache -> cache.texts("user_group_ids").isEmpty())
        .filter(cache -> cache.text("auth_token").isEmpty())
        .map(cache -> finding(cache, "neither user_group_ids nor auth_token is there"));
  }
}
