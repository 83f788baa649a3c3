package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who read what is written down. */
public final class S3BucketLogsAccess implements DocumentRule {

  @Override
  public String title() {
    return "S3 buckets log who reads and writes";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After a leak nobody can say which objects were taken, or by whom.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_logging with a target_bucket of the same region,"
        + " whose policy lets logging.s3.amazonaws.com write.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("s3", "S3", 9),
        Source.page(
            "Logging requests with server access logging",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}, "logs": {"bucket": "shop-logs"}},
          "aws_lb": {"shop": {"access_logs": {"enabled": true,
            "bucket": "${aws_s3_bucket.logs.id}"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}, "logs": {"bucket": "shop-logs"}},
          "aws_lb": {"shop": {"access_logs": {"enabled": true,
            "bucket": "${aws_s3_bucket.logs.id}"}}},
          "aws_s3_bucket_logging": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "target_bucket": "${aws_s3_bucket.logs.id}", "target_prefix": "s3/photos/"}}
        }}
        """);
  }

  /** A bucket that takes logs of others writes none of its own: each would be about the last. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Set<String> takers = takers(document);
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !takers.contains(bucket.address()))
        .filter(bucket -> !isLogged(document, bucket))
        .map(bucket -> finding(bucket, "its requests are not logged"));
  }

  private static boolean isLogged(TerraformDocument document, Resource bucket) {
    return Stream.concat(
            BucketParts.attached(document, bucket, "logging"), bucket.blocks("logging").stream())
        .anyMatch(logging -> isNamed(document, logging));
  }

  /** By a name, or by a reference to a bucket. */
  private static boolean isNamed(TerraformDocument document, Block logging) {
    return !logging.isUnknown("target_bucket")
        ? logging.text("target_bucket").isPresent()
        : logging.references("target_bucket").stream()
            .anyMatch(reference -> reference.address().contains("aws_s3_bucket."));
  }

  private static Set<String> takers(TerraformDocument document) {
    var logging =
        Stream.concat(
            document.resources("aws_s3_bucket_logging").stream(),
            document.resources("aws_s3_bucket").stream()
                .flatMap(bucket -> bucket.blocks("logging").stream()));
    var balancers =
        Stream.of("aws_lb", "aws_alb")
            .flatMap(type -> document.resources(type).stream())
            .flatMap(balancer -> balancer.blocks("access_logs").stream());
    return Stream.concat(
            logging.flatMap(block -> document.referred(block, "target_bucket").stream()),
            balancers.flatMap(block -> document.referred(block, "bucket").stream()))
        .map(Resource::address)
        .collect(Collectors.toSet());
  }
}
