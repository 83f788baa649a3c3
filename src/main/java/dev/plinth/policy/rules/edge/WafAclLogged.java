package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who was turned away, and why. */
public final class WafAclLogged implements DocumentRule {
  @Override
  public String title() {
    return "Web ACLs of AWS WAF log what they see";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Nobody can say who attacks, or whose honest request was blocked.";
  }

  @Override
  public String remedy() {
    return "Add an aws_wafv2_web_acl_logging_configuration: its log group's name must"
        + " begin with aws-waf-logs-.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Logging AWS WAF web ACL traffic",
            "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_wafv2_web_acl": {"api": {"name": "api", "scope": "REGIONAL"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_wafv2_web_acl": {"api": {"name": "api", "scope": "REGIONAL"}},
          "aws_wafv2_web_acl_logging_configuration": {"api": {"resource_arn": "${aws_wafv2_web_acl.api.arn}",
            "log_destination_configs": ["${aws_cloudwatch_log_group.waf.arn}"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_wafv2_web_acl").stream()
        .filter(
            acl ->
                document
                    .attachedTo(acl, "aws_wafv2_web_acl_logging_configuration", "resource_arn")
                    .stream()
                    .allMatch(log -> log.texts("log_destination_configs").isEmpty()))
        .map(acl -> finding(acl, "no logging configuration says where its log goes"));
  }
}
