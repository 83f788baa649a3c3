package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a call failed. */
public final class ApiErrorsLogged implements DocumentRule {
  private static final String LEVEL = "logging_level";
  private static final Set<String> LOGGED = Set.of("ERROR", "INFO");

  @Override
  public String title() {
    return "Stages of REST APIs log the errors of their methods";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A call that fails within API Gateway leaves no trace of the reason.";
  }

  @Override
  public String remedy() {
    return "Add an aws_api_gateway_method_settings for */* with logging_level ERROR. The"
        + " account needs a role for API Gateway's log first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("apigateway", "APIGateway", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_stage": {"v1": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}", "stage_name": "v1"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_stage": {"v1": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}", "stage_name": "v1"}},
          "aws_api_gateway_method_settings": {"all": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
            "stage_name": "${aws_api_gateway_stage.v1.stage_name}", "method_path": "*/*",
            "settings": {"logging_level": "ERROR"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_api_gateway_stage").stream()
        .flatMap(
            stage -> {
              List<Resource> all =
                  document.attachedTo(stage, "aws_api_gateway_method_settings", "stage_name");
              return all.stream().anyMatch(ApiErrorsLogged::isForAll)
                  ? all.stream().filter(settings -> !isLogged(settings)).map(this::found)
                  : Stream.of(finding(stage, "no method settings for */* log errors"));
            });
  }

  private Finding found(Resource settings) {
    boolean certain = settings.blocks("settings").stream().noneMatch(it -> it.isUnknown(LEVEL));
    return new Finding(this, settings.address(), LEVEL + " is neither ERROR nor INFO", certain);
  }

  private static boolean isForAll(Resource settings) {
    return settings.text("method_path").equals(Optional.of("*/*"));
  }

  private static boolean isLogged(Resource settings) {
    return settings.blocks("settings").stream()
        .anyMatch(it -> it.text(LEVEL).filter(LOGGED::contains).isPresent());
  }
}
