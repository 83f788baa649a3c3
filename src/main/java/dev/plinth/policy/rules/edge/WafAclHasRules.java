package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A guard who lets everybody pass. */
public final class WafAclHasRules implements DocumentRule {
  @Override
  public String title() {
    return "Web ACLs of AWS WAF have rules";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The web ACL is paid for, everybody believes in it, and it lets everything through.";
  }

  @Override
  public String remedy() {
    return "Add a rule: a rate limit, and AWS's managed groups for what is known to be bad.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("waf", "WAF", 10));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_wafv2_web_acl": {"api": {"name": "api", "scope": "REGIONAL", "default_action": {"allow": {}}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_wafv2_web_acl": {"api": {"name": "api", "scope": "REGIONAL", "default_action": {"allow": {}},
            "rule": [{"name": "rate", "priority": 0, "action": {"block": {}}, "statement": {
              "rate_based_statement": {"limit": 2000, "aggregate_key_type": "IP"}}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_wafv2_web_acl").stream()
        .filter(acl -> acl.blocks("rule").isEmpty())
        .filter(acl -> acl.text("rule_json").filter(json -> !json.isBlank()).isEmpty())
        .map(acl -> finding(acl, "rule", "it has no rule"));
  }
}
