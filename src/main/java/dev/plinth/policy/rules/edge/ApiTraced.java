package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Where the time goes. */
public final class ApiTraced implements DocumentRule {
  private static final String TRACING = "xray_tracing_enabled";

  @Override
  public String title() {
    return "Stages of REST APIs are traced";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "When a call is slow nobody can say which of the services behind the API it"
        + " waited for.";
  }

  @Override
  public String remedy() {
    return "Set xray_tracing_enabled to true; each recorded trace is paid for.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("apigateway", "APIGateway", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_stage": {"v1": {"stage_name": "v1"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_stage": {"v1": {"stage_name": "v1", "xray_tracing_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_api_gateway_stage").stream()
        .filter(stage -> !stage.isTrue(TRACING))
        .map(stage -> finding(stage, TRACING, TRACING + " is not true"));
  }
}
