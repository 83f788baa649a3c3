package dev.plinth.policy.rules.edge;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The CloudFront distributions of a document, and what belongs to them. */
final class Distributions {
  private static final Set<String> BUCKET_NAMES =
      Set.of("bucket_regional_domain_name", "bucket_domain_name");

  /** A bucket's own name; the one of its website is another server's. */
  private static final Pattern BUCKET =
      Pattern.compile(".+\\.s3([.-][a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");

  private Distributions() {}

  static List<Resource> all(TerraformDocument document) {
    return document.resources("aws_cloudfront_distribution");
  }

  /** What it does with requests: by default first, then by path. */
  static Stream<Block> behaviours(Resource distribution) {
    return Stream.concat(
        distribution.blocks("default_cache_behavior").stream(),
        distribution.blocks("ordered_cache_behavior").stream());
  }

  static List<Block> origins(Resource distribution) {
    return distribution.blocks("origin");
  }

  /** The origin that a behaviour asks. */
  static Optional<Block> origin(Resource distribution, Block behaviour) {
    Optional<String> wanted = behaviour.text("target_origin_id");
    return origins(distribution).stream()
        .filter(origin -> wanted.isPresent() && origin.text("origin_id").equals(wanted))
        .findFirst();
  }

  /** Whether an origin is a bucket, and not a server. */
  static boolean isBucket(Block origin) {
    return origin.blocks("custom_origin_config").isEmpty()
        && (origin.references("domain_name").stream().anyMatch(Distributions::isBucketName)
            || BUCKET.matcher(origin.text("domain_name").orElse("")).matches());
  }

  private static boolean isBucketName(Reference name) {
    return name.address().contains("aws_s3_bucket.") && BUCKET_NAMES.contains(name.attribute());
  }
}
