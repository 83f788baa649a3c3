package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every resource looked like, and when that changed.
 *
 * <p>About recorders that are there, and about microservices whose document keeps the records of
 * the account: with CloudTrail goes AWS Config.
 */
public final class ConfigRecordsEverything implements DocumentRule {
  private static final String RECORDER = "aws_config_configuration_recorder";

  @Override
  public String title() {
    return "AWS Config records all types of resources";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After an incident nobody can say what was open, and since when.";
  }

  @Override
  public String remedy() {
    return "Give the recorder a recording_group with all_supported and"
        + " include_global_resource_types true, a delivery channel, and an"
        + " aws_config_configuration_recorder_status with is_enabled true.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(56), Source.fsbp("config", "Config", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_config_configuration_recorder": {"main": {"name": "main", "role_arn": "${aws_iam_role.config.arn}",
            "recording_group": {"all_supported": false, "resource_types": ["AWS::EC2::Instance"]}}},
          "aws_config_delivery_channel": {"main": {"name": "main", "s3_bucket_name": "audit"}},
          "aws_config_configuration_recorder_status": {"main": {"name": "main", "is_enabled": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_config_configuration_recorder": {"main": {"name": "main", "role_arn": "${aws_iam_role.config.arn}",
            "recording_group": {"all_supported": true, "include_global_resource_types": true}}},
          "aws_config_delivery_channel": {"main": {"name": "main", "s3_bucket_name": "audit"}},
          "aws_config_configuration_recorder_status": {"main": {"name": "main", "is_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> recorders = document.resources(RECORDER);
    Stream<Finding> missing =
        document.resources("aws_cloudtrail").stream()
            .filter(trail -> recorders.isEmpty() && PlatformOf.is(document, "microservices"))
            .map(trail -> finding(trail, "beside it no recorder of AWS Config is there"));
    return Stream.concat(
        missing, recorders.stream().flatMap(recorder -> findings(document, recorder)));
  }

  private Stream<Finding> findings(TerraformDocument document, Resource recorder) {
    Block group = recorder.blocks("recording_group").stream().findFirst().orElse(recorder);
    if (group.isSet("all_supported") && !group.isTrue("all_supported")) {
      return Stream.of(finding(recorder, group, "all_supported", "all_supported is not true"));
    }
    if (!group.isTrue("include_global_resource_types")) {
      return Stream.of(
          finding(
              recorder,
              group,
              "include_global_resource_types",
              "include_global_resource_types is not true"));
    }
    if (document.resources("aws_config_delivery_channel").isEmpty()) {
      return Stream.of(finding(recorder, "it has no delivery channel"));
    }
    return document.attachedTo(recorder, RECORDER + "_status", "name").stream()
            .anyMatch(status -> status.isTrue("is_enabled"))
        ? Stream.empty()
        : Stream.of(finding(recorder, "it is not switched on"));
  }
}
