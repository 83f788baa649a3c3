package dev.plinth.policy.rules.edge;

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

/** How often a rule strikes. */
public final class WafRulesMeasured implements DocumentRule {
  private static final String METRICS = "cloudwatch_metrics_enabled";

  @Override
  public String title() {
    return "Rules of AWS WAF are measured";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "No alarm can tell that an attack goes on, or that a new rule turns honest"
        + " visitors away.";
  }

  @Override
  public String remedy() {
    return "Set visibility_config with cloudwatch_metrics_enabled true for the web ACL"
        + " and each of its rules.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("waf", "WAF", 12));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_wafv2_web_acl": {"api": {"name": "api",
          "visibility_config": {"cloudwatch_metrics_enabled": false, "metric_name": "api", "sampled_requests_enabled": false}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_wafv2_web_acl": {"api": {"name": "api",
          "visibility_config": {"cloudwatch_metrics_enabled": true, "metric_name": "api", "sampled_requests_enabled": false}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_wafv2_web_acl", "aws_wafv2_rule_group")
        .flatMap(type -> document.resources(type).stream())
        .flatMap(
            acl ->
                Stream.concat(Stream.of(acl), acl.blocks("rule").stream())
                    .filter(measured -> !isMeasured(measured))
                    .map(measured -> found(acl, measured)));
  }

  private static boolean isMeasured(Block rule) {
    return rule.blocks("visibility_config").stream().anyMatch(config -> config.isTrue(METRICS));
  }

  private Finding found(Resource acl, Block rule) {
    boolean certain =
        rule.blocks("visibility_config").stream().noneMatch(config -> config.isUnknown(METRICS));
    String what = "%s of %s is not true".formatted(METRICS, rule.text("name").orElse("a rule"));
    return new Finding(this, acl.address(), what, certain);
  }
}
