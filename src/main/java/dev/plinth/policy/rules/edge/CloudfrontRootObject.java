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

/** The question without a name has an answer. */
public final class CloudfrontRootObject implements DocumentRule {
  private static final String ROOT = "default_root_object";

  @Override
  public String title() {
    return "CloudFront has a first page where it serves a bucket";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever asks for / sees a list of the bucket's files where the bucket gives"
        + " one, or an error.";
  }

  @Override
  public String remedy() {
    return "Set default_root_object to the name of the first page.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("cloudfront", "CloudFront", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {
          "default_cache_behavior": {"target_origin_id": "web"}, "origin": [
            {"origin_id": "web", "domain_name": "${aws_s3_bucket.web.bucket_regional_domain_name}"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"default_root_object": "index.html",
          "default_cache_behavior": {"target_origin_id": "web"}, "origin": [
            {"origin_id": "web", "domain_name": "${aws_s3_bucket.web.bucket_regional_domain_name}"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .filter(CloudfrontRootObject::servesBucket)
        .filter(distribution -> !hasRoot(distribution))
        .map(distribution -> finding(distribution, ROOT, ROOT + " names no page"));
  }

  private static boolean servesBucket(Resource distribution) {
    return distribution.blocks("default_cache_behavior").stream()
        .flatMap(behaviour -> Distributions.origin(distribution, behaviour).stream())
        .anyMatch(Distributions::isBucket);
  }

  private static boolean hasRoot(Resource distribution) {
    return distribution.text(ROOT).filter(name -> !name.isBlank()).isPresent()
        && !distribution.isUnknown(ROOT);
  }
}
