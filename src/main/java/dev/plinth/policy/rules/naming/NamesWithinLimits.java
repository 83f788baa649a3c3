package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A name that AWS takes: not too long, and of the right characters. */
public final class NamesWithinLimits implements DocumentRule {
  /** What stands for a part that is not known: one letter, since more is not sure. */
  private static final String UNKNOWN = "x";

  @Override
  public String title() {
    return "Names are within the limits of AWS";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The apply fails in the middle, when half of the resources are there.";
  }

  @Override
  public String remedy() {
    return "Shorten the name, or spell it with the characters that the service takes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "CreateTargetGroup",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"),
        Source.page(
            "IAM and AWS STS quotas",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"),
        Source.page(
            "Bucket naming rules",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"resource": {
  "aws_lb_target_group": {"a": {"name": "orders-and-returns-8080-production"}},
  "aws_s3_bucket": {"a": {"bucket": "Orders_Uploads"}}
}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"resource": {
  "aws_lb_target_group": {"a": {"name": "orders-8080-production"}},
  "aws_s3_bucket": {"a": {"bucket": "orders-uploads"}}
}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources().stream()
        .flatMap(
            resource ->
                AwsName.of(resource).stream()
                    .flatMap(
                        kind ->
                            resource.text(kind.argument()).stream()
                                .flatMap(name -> check(resource, kind, known(name)))));
  }

  private Stream<Finding> check(Resource resource, AwsName kind, String name) {
    if (name.length() > kind.longest()) {
      return Stream.of(
          finding(
              resource,
              "%s has %d characters, and %d is the limit"
                  .formatted(kind.argument(), name.length(), kind.longest())));
    }
    return kind.shape().matcher(name).matches()
        ? Stream.empty()
        : Stream.of(finding(resource, kind.argument() + " has a shape that AWS refuses"));
  }

  /** The name with its shortest possible rest. */
  private static String known(String name) {
    return name.replaceAll("\\$\\{[^}]*}", UNKNOWN);
  }
}
