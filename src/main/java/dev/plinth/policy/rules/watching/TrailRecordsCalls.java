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

/** A trail that is there records. */
public final class TrailRecordsCalls implements DocumentRule {
  private static final List<String> SWITCHES =
      List.of("enable_logging", "include_global_service_events");

  @Override
  public String title() {
    return "CloudTrail trails are switched on and record what manages resources";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The trail looks good in the console, and there is nothing in it.";
  }

  @Override
  public String remedy() {
    return "Leave enable_logging out or true, and management events in the selectors.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CloudTrail, logging management events",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}", "enable_logging": false}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}", "enable_logging": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream().flatMap(this::findings);
  }

  private Stream<Finding> findings(Resource trail) {
    Stream<Finding> off =
        SWITCHES.stream()
            .filter(name -> trail.isSet(name) && !trail.isTrue(name))
            .map(name -> finding(trail, name, name + " is not true"));
    Stream<Finding> deaf =
        trail.blocks("event_selector").stream()
            .filter(selector -> !recordsManagement(selector))
            .map(selector -> finding(trail, "a selector leaves out calls that manage resources"));
    return Stream.concat(off, deaf).limit(1);
  }

  private static boolean recordsManagement(Block selector) {
    boolean included =
        !selector.isSet("include_management_events")
            || selector.isTrue("include_management_events");
    return included && selector.text("read_write_type").orElse("All").equals("All");
  }
}
