package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Every call leaves a line. */
public final class ApiRequestsLogged implements DocumentRule {
  @Override
  public String title() {
    return "Stages of APIs log each request";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After an attack or a wrong bill nobody can say who called what.";
  }

  @Override
  public String remedy() {
    return "Set access_log_settings with the log group and a format that names caller,"
        + " path and answer.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("apigateway", "APIGateway", 9),
        Source.page(
            "Set up CloudWatch logging for REST APIs",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"));
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
          "aws_api_gateway_stage": {"v1": {"stage_name": "v1", "access_log_settings": {
            "destination_arn": "${aws_cloudwatch_log_group.requests.arn}",
            "format": "$context.requestId $context.identity.sourceIp $context.status"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_api_gateway_stage", "aws_apigatewayv2_stage")
        .flatMap(type -> document.resources(type).stream())
        .filter(
            stage ->
                stage.blocks("access_log_settings").stream().noneMatch(ApiRequestsLogged::isLogged))
        .map(
            stage -> finding(stage, "access_log_settings", "access_log_settings are not complete"));
  }

  private static boolean isLogged(Block settings) {
    return Stream.of("destination_arn", "format")
        .allMatch(argument -> settings.text(argument).filter(text -> !text.isBlank()).isPresent());
  }
}
