package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** One caller does not use up what is there for all. */
public final class UsagePlanLimits implements DocumentRule {
  private static final List<String> LIMITS = List.of("rate_limit", "burst_limit");

  @Override
  public String title() {
    return "Usage plans limit how many requests a caller sends";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "One program in a loop takes the whole account's requests, and everybody else"
        + " gets 429.";
  }

  @Override
  public String remedy() {
    return "Set throttle_settings with rate_limit and burst_limit; quota_settings too"
        + " where a period has a limit.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Usage plans and API keys for REST APIs",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_usage_plan": {"teams": {"name": "teams"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_usage_plan": {"teams": {"name": "teams",
            "throttle_settings": {"rate_limit": 100, "burst_limit": 200}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_api_gateway_usage_plan").stream()
        .flatMap(
            plan ->
                plan.blocks("throttle_settings").isEmpty()
                    ? Stream.of(finding(plan, "throttle_settings", "it has no throttle_settings"))
                    : plan.blocks("throttle_settings").stream()
                        .flatMap(
                            throttle ->
                                LIMITS.stream()
                                    .filter(limit -> throttle.value(limit).asDouble() <= 0)
                                    .map(
                                        limit ->
                                            finding(
                                                plan,
                                                throttle,
                                                limit,
                                                limit + " is not above 0"))));
  }
}
