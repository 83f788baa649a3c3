package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Lines are kept for a time that somebody chose. */
public final class LogGroupForgets implements DocumentRule {
  @Override
  public String title() {
    return "Log groups keep lines for a set time";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Lines that nobody reads are paid for for ever, and so is what they say of" + " people.";
  }

  @Override
  public String remedy() {
    return "Set retention_in_days: lines that are older go within days.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(24));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app", "retention_in_days": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_log_group").stream()
        .filter(group -> group.number("retention_in_days").orElse(0) <= 0)
        .map(group -> finding(group, "retention_in_days", "retention_in_days is not set"));
  }
}
