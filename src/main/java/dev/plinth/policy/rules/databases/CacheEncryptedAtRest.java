package dev.plinth.policy.rules.databases;

import dev.plinth.policy.CustomerKey;
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

/** Caches, too, write to disks. */
public final class CacheEncryptedAtRest implements DocumentRule {
  private static final String ENCRYPTED = "at_rest_encryption_enabled";

  @Override
  public String title() {
    return "Caches are encrypted at rest with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who gets at a snapshot, or at the disks that it was swapped to, reads sessions and"
        + " tokens.";
  }

  @Override
  public String remedy() {
    return "Set at_rest_encryption_enabled to true and kms_key_id to an aws_kms_key. On a live"
        + " cache this replaces it, with everything in it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5), Source.fsbp("elasticache", "ElastiCache", 4));
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
            "at_rest_encryption_enabled": true, "kms_key_id": "${aws_kms_key.sessions.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_elasticache_replication_group").stream()
        .flatMap(cache -> check(document, cache).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource cache) {
    if (!cache.isTrue(ENCRYPTED)) {
      return Optional.of(finding(cache, ENCRYPTED, ENCRYPTED + " is not true"));
    }
    return CustomerKey.isNamed(document, cache, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(cache, "kms_key_id", "kms_key_id is no key of the account"));
  }
}
