package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who is asked is there. */
public final class CloudfrontBehaviourHasOrigin implements DocumentRule {
  private static final String TARGET = "target_origin_id";

  @Override
  public String title() {
    return "Every behaviour of CloudFront has its origin";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "AWS refuses the distribution, and the apply stops half-way.";
  }

  @Override
  public String remedy() {
    return "Set target_origin_id to the origin_id of an origin, or of a group of"
        + " origins, of the distribution.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Cache behavior settings",
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {
          "default_cache_behavior": {"target_origin_id": "website"},
          "origin": [{"origin_id": "web", "domain_name": "www.example.com"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {
          "default_cache_behavior": {"target_origin_id": "web"},
          "origin": [{"origin_id": "web", "domain_name": "www.example.com"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution -> {
              List<String> origins = origins(distribution);
              return Distributions.behaviours(distribution)
                  .filter(behaviour -> behaviour.text(TARGET).filter(origins::contains).isEmpty())
                  .map(
                      behaviour ->
                          finding(
                              distribution, behaviour, TARGET, TARGET + " names no origin of it"));
            });
  }

  /** Names are compared as they are written: an expression is the same where it is the same. */
  private static List<String> origins(Resource distribution) {
    return Stream.of("origin", "origin_group")
        .flatMap(kind -> distribution.blocks(kind).stream())
        .flatMap(origin -> origin.text("origin_id").stream())
        .toList();
  }
}
