package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The origin is not asked twice for the same. */
public final class CloudfrontCachesForAWhile implements DocumentRule {
  /** AWS's own policy that keeps nothing: for what differs from request to request. */
  private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

  @Override
  public String title() {
    return "CloudFront keeps what it has fetched for a time that somebody chose";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Each visitor's request goes to the origin: slower for the visitor, and paid"
        + " for twice.";
  }

  @Override
  public String remedy() {
    return "Give the behaviour a cache policy with default_ttl and a max_ttl above 0."
        + " What is cached already stays for its old time.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(38));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudfront_distribution": {"web": {"default_cache_behavior": {"target_origin_id": "web",
            "cache_policy_id": "${aws_cloudfront_cache_policy.web.id}"}}},
          "aws_cloudfront_cache_policy": {"web": {"name": "web", "min_ttl": 0, "default_ttl": 0, "max_ttl": 0}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudfront_distribution": {"web": {"default_cache_behavior": {"target_origin_id": "web",
            "cache_policy_id": "${aws_cloudfront_cache_policy.web.id}"}}},
          "aws_cloudfront_cache_policy": {"web": {"name": "web", "min_ttl": 0, "default_ttl": 86400, "max_ttl": 31536000}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                Distributions.behaviours(distribution)
                    .flatMap(behaviour -> check(document, distribution, behaviour)));
  }

  private Stream<Finding> check(
      TerraformDocument document, Resource distribution, Block behaviour) {
    Optional<Resource> policy =
        document.referred(behaviour, "cache_policy_id").stream()
            .filter(document.resources("aws_cloudfront_cache_policy")::contains)
            .findFirst();
    if (policy.isPresent()) {
      return wrong(policy.get()).map(what -> finding(policy.get(), what));
    }
    return isManaged(distribution, behaviour) || wrong(behaviour).findAny().isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                distribution,
                behaviour,
                "cache_policy_id",
                "a behaviour does not say how long it caches"));
  }

  /** Files of a bucket are the same for everybody; what a server answers need not be. */
  private static boolean isManaged(Resource distribution, Block behaviour) {
    return behaviour.text("cache_policy_id").isPresent()
        && !behaviour.isUnknown("cache_policy_id")
        && (!behaviour.text("cache_policy_id").equals(Optional.of(CACHING_DISABLED))
            || Distributions.origin(distribution, behaviour)
                .filter(Distributions::isBucket)
                .isEmpty());
  }

  private static Stream<String> wrong(Block times) {
    OptionalInt usual = times.number("default_ttl");
    OptionalInt longest = times.number("max_ttl");
    if (usual.isEmpty() || longest.isEmpty()) {
      return Stream.of("default_ttl or max_ttl is not set");
    }
    if (longest.getAsInt() <= 0) {
      return Stream.of("max_ttl is 0: nothing is cached");
    }
    return times.number("min_ttl").orElse(0) <= usual.getAsInt()
            && usual.getAsInt() <= longest.getAsInt()
        ? Stream.empty()
        : Stream.of("default_ttl is not between min_ttl and max_ttl");
  }
}
