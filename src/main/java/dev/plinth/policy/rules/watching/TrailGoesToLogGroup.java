package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Records where alarms can look at them. */
public final class TrailGoesToLogGroup implements DocumentRule {
  private static final String GROUP = "cloud_watch_logs_group_arn";

  @Override
  public String title() {
    return "CloudTrail copies its records to a log group";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The records lie in a bucket, and no alarm goes off when somebody stops them.";
  }

  @Override
  public String remedy() {
    return "Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("cloudtrail", "CloudTrail", 5));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}",
            "cloud_watch_logs_group_arn": "${aws_cloudwatch_log_group.audit.arn}:*",
            "cloud_watch_logs_role_arn": "${aws_iam_role.audit.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .filter(trail -> !isNamed(trail))
        .map(trail -> finding(trail, GROUP, "%s names no log group".formatted(GROUP)));
  }

  private static boolean isNamed(Resource trail) {
    return trail
        .text(GROUP)
        .filter(it -> !it.isBlank() && !new ResourcePattern(it).isUnknown())
        .isPresent();
  }
}
