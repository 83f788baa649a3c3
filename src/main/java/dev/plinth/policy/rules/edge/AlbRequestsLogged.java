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

/** Every request leaves a line. */
public final class AlbRequestsLogged implements DocumentRule {
  @Override
  public String title() {
    return "Application load balancers log each request";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After an attack or an outage nobody can say who asked for what.";
  }

  @Override
  public String remedy() {
    return "Set access_logs with enabled true and a bucket that admits Elastic Load Balancing.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(31), Source.microservices(31));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"a": {"name": "a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"a": {"name": "a", "access_logs": {"bucket": "logs", "enabled": true}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lb").stream()
        .filter(AlbRequestsLogged::isApplication)
        .filter(balancer -> !isLogged(balancer.block("access_logs")))
        .map(balancer -> finding(balancer, "access_logs are not enabled"));
  }

  private static boolean isApplication(Resource balancer) {
    return balancer.text("load_balancer_type").orElse("application").equals("application");
  }

  private static boolean isLogged(Block logs) {
    return logs.isTrue("enabled") && logs.text("bucket").isPresent();
  }
}
