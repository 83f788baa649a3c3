package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody reads along. */
public final class CacheEncryptedInTransit implements DocumentRule {
  private static final String ENCRYPTED = "transit_encryption_enabled";
  private static final String MODE = "transit_encryption_mode";

  @Override
  public String title() {
    return "Caches take connections by TLS only";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever listens in the network reads sessions and tokens.";
  }

  @Override
  public String remedy() {
    return "Set transit_encryption_enabled to true, with transit_encryption_mode required. A"
        + " live cache goes by way of preferred, so that programs can change over.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elasticache", "ElastiCache", 5));
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
            "transit_encryption_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_elasticache_replication_group").stream()
        .flatMap(cache -> check(cache).stream());
  }

  private Optional<Finding> check(Resource cache) {
    if (!cache.isTrue(ENCRYPTED)) {
      return Optional.of(finding(cache, ENCRYPTED, ENCRYPTED + " is not true"));
    }
    return cache.text(MODE).orElse("required").equals("required")
        ? Optional.empty()
        : Optional.of(finding(cache, MODE, MODE + " is not required"));
  }
}
