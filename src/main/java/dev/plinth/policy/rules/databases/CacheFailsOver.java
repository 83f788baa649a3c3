package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A zone may go. */
public final class CacheFailsOver implements DocumentRule {
  private static final List<String> SWITCHES =
      List.of("automatic_failover_enabled", "multi_az_enabled");

  @Override
  public String title() {
    return "Caches survive the loss of a zone";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With its node everything in the cache is gone, and programs wait until a new one is"
        + " there.";
  }

  @Override
  public String remedy() {
    return "Set automatic_failover_enabled and multi_az_enabled to true, with two nodes at"
        + " least: a live cache changes while it runs.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elasticache", "ElastiCache", 3));
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
            "num_cache_clusters": 2, "automatic_failover_enabled": true,
              "multi_az_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_elasticache_replication_group").stream()
        .flatMap(
            cache ->
                SWITCHES.stream()
                    .filter(it -> !cache.isTrue(it))
                    .limit(1)
                    .map(it -> finding(cache, it, it + " is not true")));
  }
}
