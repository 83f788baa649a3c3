package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody is interrupted. */
public final class TargetGroupDrains implements DocumentRule {
  private static final String DELAY = "deregistration_delay";

  @Override
  public String title() {
    return "Target groups let requests end before a target goes";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Each deployment cuts off whoever is waiting for an answer; with what AWS"
        + " does by itself it takes five minutes more.";
  }

  @Override
  public String remedy() {
    return "Set deregistration_delay to a little more than the longest answer takes,"
        + " mostly 30 to 300 seconds.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(41));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "deregistration_delay": 0}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "deregistration_delay": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.targetGroups(document)
        .filter(targets -> targets.number(DELAY).orElse(0) <= 0)
        .map(targets -> finding(targets, DELAY, DELAY + " is not a number above 0"));
  }
}
