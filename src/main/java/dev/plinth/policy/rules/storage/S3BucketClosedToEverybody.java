package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Everybody;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The policy of a bucket says who. */
public final class S3BucketClosedToEverybody implements DocumentRule {

  @Override
  public String title() {
    return "Policies of S3 buckets let nobody in whom they do not name";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody on the internet reads or writes the objects as soon as the public access"
        + " block is taken off, and until then the policy is refused.";
  }

  @Override
  public String remedy() {
    return "Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or"
        + " aws:PrincipalOrgID.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("s3", "S3", 2), Source.fsbp("s3", "S3", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_policy": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}", "policy": "${jsonencode(local.photos)}"}}
        },
        "locals": {"photos": {"Version": "2012-10-17", "Statement": [{
          "Sid": "Website", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
          "Resource": "${aws_s3_bucket.photos.arn}/*"}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_policy": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}", "policy": "${jsonencode(local.photos)}"}}
        },
        "locals": {"photos": {"Version": "2012-10-17", "Statement": [{
          "Sid": "Cdn", "Effect": "Allow", "Principal": {"Service": "cloudfront.amazonaws.com"},
          "Action": "s3:GetObject", "Resource": "${aws_s3_bucket.photos.arn}/*",
          "Condition": {"StringEquals": {
            "aws:SourceArn": "${aws_cloudfront_distribution.photos.arn}"}}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .flatMap(
            bucket ->
                BucketParts.statements(document, bucket)
                    .filter(Everybody::isLetInBy)
                    .map(
                        statement ->
                            finding(bucket, "its policy lets everybody " + actions(statement))));
  }

  private static String actions(Statement statement) {
    return statement.actions().isEmpty()
        ? "do all but " + String.join(", ", statement.notActions())
        : String.join(", ", statement.actions());
  }
}
