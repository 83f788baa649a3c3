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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Old protocols have known holes. */
public final class CloudfrontSpeaksModernTls implements DocumentRule {
  private static final Pattern MODERN = Pattern.compile("TLSv1\\.(2_20(19|21|25)|3_20\\d\\d)");
  private static final String VERSION = "minimum_protocol_version";
  private static final String METHOD = "ssl_support_method";

  @Override
  public String title() {
    return "CloudFront speaks TLS 1.2 or later under names of one's own";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Visitors can be forced to a protocol that others read, or the address costs"
        + " 600 dollars a month for browsers without SNI.";
  }

  @Override
  public String remedy() {
    return "Set minimum_protocol_version to TLSv1.2_2021 and ssl_support_method to"
        + " sni-only. It works within minutes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("cloudfront", "CloudFront", 15), Source.fsbp("cloudfront", "CloudFront", 8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"viewer_certificate": {
          "acm_certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d",
          "ssl_support_method": "sni-only", "minimum_protocol_version": "TLSv1"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"viewer_certificate": {
          "acm_certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d",
          "ssl_support_method": "sni-only", "minimum_protocol_version": "TLSv1.2_2021"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                distribution.blocks("viewer_certificate").stream()
                    .filter(certificate -> !certificate.isTrue("cloudfront_default_certificate"))
                    .flatMap(certificate -> check(distribution, certificate)));
  }

  /** Under its own name CloudFront decides by itself. */
  private Stream<Finding> check(Resource distribution, Block certificate) {
    if (certificate.text(VERSION).filter(text -> MODERN.matcher(text).matches()).isEmpty()) {
      return Stream.of(
          finding(distribution, certificate, VERSION, VERSION + " admits versions before TLS 1.2"));
    }
    return certificate.text(METHOD).equals(Optional.of("sni-only"))
        ? Stream.empty()
        : Stream.of(finding(distribution, certificate, METHOD, METHOD + " is not sni-only"));
  }
}
