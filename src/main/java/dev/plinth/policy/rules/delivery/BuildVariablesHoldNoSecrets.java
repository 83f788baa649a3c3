package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.SecretVariable;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Builds ask for secrets when they start. */
public final class BuildVariablesHoldNoSecrets implements DocumentRule {
  private static final List<String> STORES = List.of("SECRETS_MANAGER", "PARAMETER_STORE");

  @Override
  public String title() {
    return "Builds get secrets by reference and not in plain text";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A plain variable is read by everybody who may see the project, and stands in"
        + " the state and in each plan.";
  }

  @Override
  public String remedy() {
    return "Set type SECRETS_MANAGER or PARAMETER_STORE, and the name of the secret as the"
        + " value. Change the value that was readable.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("codebuild", "CodeBuild", 2));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "environment": {"environment_variable": [
              {"name": "AWS_SECRET_ACCESS_KEY", "value": "example"}]}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "environment": {"environment_variable": [
              {"name": "NPM_TOKEN", "type": "SECRETS_MANAGER", "value": "builds/npm"}]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        document.resources("aws_codebuild_project").stream()
            .flatMap(
                project ->
                    project.blocks("environment").stream()
                        .flatMap(it -> it.blocks("environment_variable").stream())
                        .flatMap(variable -> judge(project, variable))),
        Action.in(document)
            .flatMap(
                action ->
                    document.decodedList(action.configuration(), "EnvironmentVariables").stream()
                        .flatMap(List::stream)
                        .flatMap(variable -> judge(action.pipeline(), variable))));
  }

  private Stream<Finding> judge(Resource resource, Block variable) {
    return SecretVariable.is(variable) && !STORES.contains(variable.text("type").orElse(""))
        ? Stream.of(
            finding(
                resource,
                variable,
                "type",
                "%s is in plain text".formatted(variable.text("name").orElse("a variable"))))
        : Stream.empty();
  }
}
