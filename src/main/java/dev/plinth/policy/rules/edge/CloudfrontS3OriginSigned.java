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
import java.util.stream.Stream;

/** The bucket knows who asks. */
public final class CloudfrontS3OriginSigned implements DocumentRule {
  private static final String CONTROL = "origin_access_control_id";

  @Override
  public String title() {
    return "CloudFront signs what it asks of buckets";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The bucket has to be open to everybody, who then goes past CloudFront, or"
        + " nobody gets an answer.";
  }

  @Override
  public String remedy() {
    return "Give the origin an aws_cloudfront_origin_access_control that signs always,"
        + " and let the bucket's policy admit the distribution.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("cloudfront", "CloudFront", 13));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"origin": [
          {"origin_id": "web", "domain_name": "${aws_s3_bucket.web.bucket_regional_domain_name}"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudfront_distribution": {"web": {"origin": [
            {"origin_id": "web", "domain_name": "${aws_s3_bucket.web.bucket_regional_domain_name}",
             "origin_access_control_id": "${aws_cloudfront_origin_access_control.web.id}"}]}},
          "aws_cloudfront_origin_access_control": {"web": {"name": "web", "signing_behavior": "always",
            "origin_access_control_origin_type": "s3", "signing_protocol": "sigv4"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                Distributions.origins(distribution).stream()
                    .filter(Distributions::isBucket)
                    .flatMap(origin -> check(document, distribution, origin)));
  }

  private Stream<Finding> check(TerraformDocument document, Resource distribution, Block origin) {
    List<Resource> controls = document.referred(origin, CONTROL);
    if (controls.isEmpty()) {
      return origin.text(CONTROL).filter(id -> !id.isEmpty()).isPresent()
              && !origin.isUnknown(CONTROL)
          ? Stream.empty()
          : Stream.of(
              finding(distribution, origin, CONTROL, CONTROL + " names no origin access control"));
    }
    return controls.stream()
        .filter(control -> !control.text("signing_behavior").equals(Optional.of("always")))
        .map(control -> finding(control, "signing_behavior", "signing_behavior is not always"));
  }
}
