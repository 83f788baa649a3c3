package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A guard before no door. */
public final class WafAclInUse implements DocumentRule {
  @Override
  public String title() {
    return "Web ACLs of AWS WAF stand before something";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The web ACL is paid for, everybody believes in it, and no request passes it.";
  }

  @Override
  public String remedy() {
    return "Add an aws_wafv2_web_acl_association with the stage or the load balancer;"
        + " name it in web_acl_id of a distribution.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Associating protection with AWS resources",
            "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html"));
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
          "aws_wafv2_web_acl_association": {"api": {"web_acl_arn": "${aws_wafv2_web_acl.api.arn}",
            "resource_arn": "${aws_api_gateway_stage.v1.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_wafv2_web_acl").stream()
        .filter(
            acl ->
                document.attachedTo(acl, "aws_wafv2_web_acl_association", "web_acl_arn").isEmpty())
        .filter(
            acl -> document.attachedTo(acl, "aws_cloudfront_distribution", "web_acl_id").isEmpty())
        .map(acl -> finding(acl, "nothing is behind it"));
  }
}
