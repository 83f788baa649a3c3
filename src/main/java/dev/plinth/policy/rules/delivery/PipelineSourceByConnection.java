package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sources come by a connection that can be withdrawn. */
public final class PipelineSourceByConnection implements DocumentRule {
  private static final String ARN = "ConnectionArn";
  private static final Pattern CONNECTION =
      Pattern.compile(
          "arn:aws[a-z-]*:(codeconnections|codestar-connections):[^:]+:[^:]+:connection/.+");

  /** They ask for a role and not for a token. */
  private static final List<String> OF_AWS = List.of("CodeCommit", "ECR", "S3");

  @Override
  public String title() {
    return "Pipelines fetch sources through a connection";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A token in a pipeline belongs to a person, stands in the state, and works for"
        + " whoever reads it.";
  }

  @Override
  public String remedy() {
    return "Use the provider CodeStarSourceConnection with the ConnectionArn of a"
        + " connection that somebody has completed.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(12),
        Source.page(
            "AWS CodePipeline, CodeStarSourceConnection",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [{"name": "Source", "action": [{"name": "Source", "category": "Source",
              "owner": "ThirdParty", "provider": "GitHub",
              "configuration": {"Repo": "orders", "OAuthToken": "${var.token}"}}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [{"name": "Source", "action": [{"name": "Source", "category": "Source",
              "owner": "AWS", "provider": "CodeStarSourceConnection",
              "configuration": {"FullRepositoryId": "example/orders",
                "ConnectionArn": "${aws_codestarconnections_connection.orders.arn}"}}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean always = PlatformOf.is(document, "microservices");
    return Action.in(document)
        .filter(action -> action.isOf("Source"))
        .filter(action -> always || !OF_AWS.contains(action.provider()))
        .filter(action -> !isConnected(action))
        .map(
            action ->
                finding(
                    action.pipeline(),
                    action.configuration(),
                    ARN,
                    "action %s fetches sources without a connection".formatted(action.name())));
  }

  private static boolean isConnected(Action action) {
    return action.provider().equals("CodeStarSourceConnection")
        && (CONNECTION.matcher(action.configuration().text(ARN).orElse("")).matches()
            || action.configuration().references(ARN).stream()
                .anyMatch(PipelineSourceByConnection::isConnection));
  }

  private static boolean isConnection(Reference reference) {
    return reference.address().matches("(data\\.)?aws_(codestar|code)connections_connection\\..*");
  }
}
