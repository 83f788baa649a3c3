package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody hides in a region that is not used. */
public final class TrailSeesAllRegions implements DocumentRule {
  @Override
  public String title() {
    return "CloudTrail records all regions";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who has a stolen key works in a region that nobody looks at.";
  }

  @Override
  public String remedy() {
    return "Set is_multi_region_trail to true.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("cloudtrail", "CloudTrail", 1), Source.cis("3.0.0", "3.1"));
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
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}", "is_multi_region_trail": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .filter(trail -> !trail.isTrue("is_multi_region_trail"))
        .map(trail -> finding(trail, "is_multi_region_trail", "is_multi_region_trail is not true"));
  }
}
