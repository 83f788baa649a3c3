package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened a quarter of a year ago can still be read.
 *
 * <p>About the platform of microservices. A group without a time, which keeps lines for ever, is
 * another rule's.
 */
public final class ProductionLogsKept implements DocumentRule {
  private static final int SHORTEST_DAYS = 90;

  @Override
  public String title() {
    return "In production the log groups of microservices keep lines for 90 days at least";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An attack is found late, and how it began is gone.";
  }

  @Override
  public String remedy() {
    return "Set retention_in_days to 90 or more. Lines that are gone do not come back.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(9));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {"aws_cloudwatch_log_group": {"cart": {"name": "/ecs/cart-prod", "retention_in_days": 30}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {"aws_cloudwatch_log_group": {"cart": {"name": "/ecs/cart-prod", "retention_in_days": 90}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices") || !Production.mayBe(document)) {
      return Stream.empty();
    }
    return document.resources("aws_cloudwatch_log_group").stream()
        .filter(group -> group.isSet("retention_in_days"))
        .filter(group -> group.number("retention_in_days").orElse(1) < SHORTEST_DAYS)
        .filter(group -> group.number("retention_in_days").orElse(1) != 0)
        .map(group -> finding(group, "retention_in_days", "retention_in_days is less than 90"));
  }
}
