package dev.plinth.policy.rules.storage;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What belongs to a bucket: resources of their own, or blocks of the bucket as of old. */
final class BucketParts {
  private BucketParts() {}

  /** How objects are encrypted that say nothing of it. */
  static Stream<Block> encryptions(TerraformDocument document, Resource bucket) {
    String type = "server_side_encryption_configuration";
    return Stream.concat(attached(document, bucket, type), bucket.blocks(type).stream())
        .flatMap(configuration -> configuration.blocks("rule").stream())
        .flatMap(rule -> rule.blocks("apply_server_side_encryption_by_default").stream());
  }

  /** Whether it surely keeps the versions of its objects. */
  static boolean isVersioned(TerraformDocument document, Resource bucket) {
    return attached(document, bucket, "versioning")
            .flatMap(versioning -> versioning.blocks("versioning_configuration").stream())
            .flatMap(configuration -> configuration.text("status").stream())
            .anyMatch("Enabled"::equals)
        || bucket.blocks("versioning").stream().anyMatch(block -> block.isTrue("enabled"));
  }

  /** The rules of its lifecycle that are surely enabled. */
  static List<LifecycleRule> lifecycle(TerraformDocument document, Resource bucket) {
    var own =
        attached(document, bucket, "lifecycle_configuration")
            .flatMap(configuration -> configuration.blocks("rule").stream())
            .filter(rule -> rule.text("status").filter("Enabled"::equals).isPresent());
    var inline = bucket.blocks("lifecycle_rule").stream().filter(rule -> rule.isTrue("enabled"));
    return Stream.concat(own, inline).map(LifecycleRule::new).toList();
  }

  /** The bucket's own resources of a kind: {@code versioning}, {@code logging}. */
  static Stream<Block> attached(TerraformDocument document, Resource bucket, String kind) {
    return document.attachedTo(bucket, "aws_s3_bucket_" + kind, "bucket").stream()
        .map(Block.class::cast);
  }

  /** What its policies say. */
  static Stream<Statement> statements(TerraformDocument document, Resource bucket) {
    return Stream.concat(Stream.of((Block) bucket), attached(document, bucket, "policy"))
        .flatMap(holder -> PolicyDocument.of(document, holder, "policy").stream())
        .flatMap(policy -> policy.statements().stream());
  }
}
