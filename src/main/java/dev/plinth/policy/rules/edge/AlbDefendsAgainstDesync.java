package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Two programs, one reading. */
public final class AlbDefendsAgainstDesync implements DocumentRule {
  private static final String MODE = "desync_mitigation_mode";
  private static final Set<String> SAFE = Set.of("defensive", "strictest");

  @Override
  public String title() {
    return "Application load balancers refuse requests that could be read in two ways";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A request that the program behind reads as two lets one visitor answer in"
        + " the name of another.";
  }

  @Override
  public String remedy() {
    return "Leave out desync_mitigation_mode, or set it to defensive or strictest.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elb", "ELB", 12));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "desync_mitigation_mode": "monitor"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "desync_mitigation_mode": "defensive"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.application(document)
        .filter(balancer -> !SAFE.contains(balancer.text(MODE).orElse("defensive")))
        .map(balancer -> finding(balancer, MODE, MODE + " is neither defensive nor strictest"));
  }
}
