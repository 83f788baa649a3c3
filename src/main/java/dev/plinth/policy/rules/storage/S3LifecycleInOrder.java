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
import java.util.stream.Stream;

/** What S3 refuses is found before it does. */
public final class S3LifecycleInOrder implements DocumentRule {

  @Override
  public String title() {
    return "Lifecycles of S3 buckets move objects in an order that S3 takes";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "S3 refuses the configuration when it is applied: a class for infrequent access"
        + " within 30 days, or an end before the last move.";
  }

  @Override
  public String remedy() {
    return "Move to STANDARD_IA and ONEZONE_IA after 30 days at the earliest, to each colder"
        + " class later than to the one before, and delete after the last move.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Transitioning objects using Amazon S3 Lifecycle",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                + "lifecycle-transition-general-considerations.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}},
          "aws_s3_bucket_lifecycle_configuration": {"reports": {
            "bucket": "${aws_s3_bucket.reports.id}",
            "rule": [{"id": "archive", "status": "Enabled", "filter": {},
              "transition": [{"days": 7, "storage_class": "STANDARD_IA"}],
              "expiration": [{"days": 90}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}},
          "aws_s3_bucket_lifecycle_configuration": {"reports": {
            "bucket": "${aws_s3_bucket.reports.id}",
            "rule": [{"id": "archive", "status": "Enabled", "filter": {},
              "transition": [{"days": 30, "storage_class": "STANDARD_IA"}],
              "expiration": [{"days": 90}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket_lifecycle_configuration").stream()
        .flatMap(
            lifecycle -> lifecycle.blocks("rule").stream().flatMap(rule -> check(lifecycle, rule)));
  }

  private Stream<Finding> check(Resource lifecycle, Block rule) {
    var schedule = LifecycleSchedule.of(rule);
    return schedule
        .unknown()
        .map(move -> finding(lifecycle, move, "days", "the days of a transition are not known"))
        .or(() -> schedule.breach().map(what -> finding(lifecycle, what)))
        .stream();
  }
}
