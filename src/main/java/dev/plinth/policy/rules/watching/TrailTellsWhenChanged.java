package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A record that was changed is found out. */
public final class TrailTellsWhenChanged implements DocumentRule {
  @Override
  public String title() {
    return "CloudTrail signs its records";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who gets into the bucket deletes what he did from the records, and nobody sees"
        + " that anything is missing.";
  }

  @Override
  public String remedy() {
    return "Set enable_log_file_validation to true; aws cloudtrail validate-logs then tells.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("cloudtrail", "CloudTrail", 4), Source.cis("3.0.0", "3.2"));
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
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}", "enable_log_file_validation": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .filter(trail -> !trail.isTrue("enable_log_file_validation"))
        .map(
            trail ->
                finding(
                    trail, "enable_log_file_validation", "enable_log_file_validation is not true"));
  }
}
