package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What was changed is what answers. */
public final class ApiChangesAreDeployed implements DocumentRule {
  @Override
  public String title() {
    return "A change of a REST API is deployed";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The stage answers as before, and the plan shows nothing more to do.";
  }

  @Override
  public String remedy() {
    return "Give the deployment triggers with a hash of the API's body or of its"
        + " resources, and the stage a resource of its own.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "aws_api_gateway_deployment of the AWS provider",
            "https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/website/docs/r/api_gateway_deployment.html.markdown"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_deployment": {"main": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_api_gateway_deployment": {"main": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
            "triggers": {"body": "${sha1(aws_api_gateway_rest_api.main.body)}"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_api_gateway_deployment").stream()
        .flatMap(
            deployment ->
                deployment.text("stage_name").isPresent()
                    ? Stream.of(
                        finding(deployment, "stage_name: each deployment deletes the stage"))
                    : isTriggered(deployment)
                        ? Stream.empty()
                        : Stream.of(finding(deployment, "it has no triggers")));
  }

  /** What an expression makes of the API is what triggers are for. */
  private static boolean isTriggered(Resource deployment) {
    return deployment.isUnknown("triggers")
        || deployment.blocks("triggers").stream()
            .anyMatch(triggers -> !triggers.toString().equals("{}"));
  }
}
