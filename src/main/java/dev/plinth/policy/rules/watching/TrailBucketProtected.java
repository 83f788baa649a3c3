package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was recorded stays recorded.
 *
 * <p>MFA delete is switched on by the root user alone, with the code of a device: Terraform's role
 * cannot, and a configuration that says so without the code is refused.
 */
public final class TrailBucketProtected implements DocumentRule {
  private static final String VERSIONING = "aws_s3_bucket_versioning";
  private static final String ENABLED = "Enabled";

  @Override
  public String title() {
    return "Buckets of CloudTrail keep versions and delete them with a second factor only";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who gets at the bucket deletes what he did from the records.";
  }

  @Override
  public String remedy() {
    return "Set versioning_configuration with status Enabled and mfa_delete Enabled, and"
        + " mfa to the device and its code, in an apply by the root user.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(53));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}"}},
          "aws_s3_bucket": {"audit": {"bucket": "audit"}},
          "aws_s3_bucket_versioning": {"audit": {"bucket": "${aws_s3_bucket.audit.id}",
            "versioning_configuration": {"status": "Enabled"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}"}},
          "aws_s3_bucket": {"audit": {"bucket": "audit"}},
          "aws_s3_bucket_versioning": {"audit": {"bucket": "${aws_s3_bucket.audit.id}",
            "versioning_configuration": {"status": "Enabled", "mfa_delete": "Enabled"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .flatMap(trail -> document.referred(trail, "s3_bucket_name").stream())
        .filter(bucket -> bucket.type().equals("aws_s3_bucket"))
        .filter(bucket -> !bucket.address().startsWith("data."))
        .distinct()
        .flatMap(bucket -> findings(document, bucket));
  }

  private Stream<Finding> findings(TerraformDocument document, Resource bucket) {
    List<Resource> parts = document.attachedTo(bucket, VERSIONING, "bucket");
    Stream<Resource> kept = parts.stream().filter(part -> has(part, "status"));
    return kept.findAny().isEmpty()
        ? Stream.of(finding(bucket, "it keeps no versions of records"))
        : parts.stream()
            .filter(part -> !has(part, "mfa_delete"))
            .map(
                part ->
                    finding(part, configuration(part), "mfa_delete", "mfa_delete is not Enabled"));
  }

  private static boolean has(Resource versioning, String argument) {
    return configuration(versioning).text(argument).filter(ENABLED::equals).isPresent();
  }

  private static Block configuration(Resource versioning) {
    return versioning.blocks("versioning_configuration").stream().findFirst().orElse(versioning);
  }
}
