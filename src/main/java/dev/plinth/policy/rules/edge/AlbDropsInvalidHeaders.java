package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What two programs read differently smuggles. */
public final class AlbDropsInvalidHeaders implements DocumentRule {
  private static final String DROP = "drop_invalid_header_fields";

  @Override
  public String title() {
    return "Application load balancers drop headers that are not valid";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The load balancer and the program behind it read such a header differently,"
        + " and a second request hides in the first.";
  }

  @Override
  public String remedy() {
    return "Set drop_invalid_header_fields to true. Clients that send odd names of"
        + " headers lose these headers.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elb", "ELB", 4));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "load_balancer_type": "application"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "load_balancer_type": "application",
            "drop_invalid_header_fields": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.application(document)
        .filter(balancer -> !balancer.isTrue(DROP))
        .map(balancer -> finding(balancer, DROP, DROP + " is not true"));
  }
}
