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

/** Where CloudFront looks for certificates. */
public final class CloudfrontCertificateInUsEast1 implements DocumentRule {
  private static final String ARN = "acm_certificate_arn";
  private static final Pattern THERE = Pattern.compile("arn:aws[a-z-]*:acm:us-east-1:.+");

  @Override
  public String title() {
    return "Certificates of CloudFront are in us-east-1";
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
    return "Make or import the certificate in us-east-1, by a provider with that region.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Requirements for using SSL/TLS certificates with CloudFront",
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"viewer_certificate": {
          "acm_certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"viewer_certificate": {
          "acm_certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                distribution.blocks("viewer_certificate").stream()
                    .filter(certificate -> certificate.text(ARN).isPresent())
                    .filter(certificate -> !isThere(document, certificate))
                    .map(
                        certificate ->
                            new Finding(
                                this,
                                distribution.address(),
                                ARN + " is not of us-east-1 for sure",
                                !document.referred(certificate, ARN).isEmpty()
                                    || !certificate.isUnknown(ARN))));
  }

  private static boolean isThere(TerraformDocument document, Block certificate) {
    return certificate.text(ARN).filter(arn -> THERE.matcher(arn).matches()).isPresent()
        || document.referred(certificate, ARN).stream()
            .anyMatch(made -> region(document, made).equals(Optional.of("us-east-1")));
  }

  /**
   * That of the provider that a resource names; of the one without an alias where it names none.
   */
  private static Optional<String> region(TerraformDocument document, Resource made) {
    Optional<String> alias =
        made.text("provider")
            .map(name -> name.replaceFirst("^.*?aws\\.", "").replaceFirst("}$", ""));
    return document.providers("aws").stream()
        .filter(provider -> provider.text("alias").equals(alias))
        .flatMap(provider -> provider.text("region").stream())
        .findFirst();
  }
}
