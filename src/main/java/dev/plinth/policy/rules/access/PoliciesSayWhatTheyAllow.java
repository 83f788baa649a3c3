package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left out of a list is everything else, today and tomorrow. */
public final class PoliciesSayWhatTheyAllow implements DocumentRule {
  private static final List<String> PLACES =
      List.of("policy", "assume_role_policy", "access_policy", "policy_document");

  @Override
  public String title() {
    return "Policies say what they allow, not what they leave out";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "An Allow with NotAction or NotResource allows all the rest, and what AWS adds"
        + " to it later.";
  }

  @Override
  public String remedy() {
    return "List what is allowed; NotAction and NotResource are for statements that deny.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM JSON policy elements, NotAction",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"app": {"role": "app", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"app": {"role": "app", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Stream<Finding> inOthers =
        document.resources().stream()
            .flatMap(
                resource ->
                    PLACES.stream()
                        .flatMap(place -> PolicyDocument.of(document, resource, place).stream())
                        .flatMap(policy -> policy.statements().stream())
                        .flatMap(statement -> finding(resource, statement).stream()));
    Stream<Finding> inline =
        document.resources("aws_iam_role").stream()
            .flatMap(role -> IdentityPolicies.of(document, role))
            .flatMap(
                written ->
                    written
                        .statements()
                        .flatMap(statement -> finding(written.resource(), statement).stream()));
    return Stream.concat(inOthers, inline);
  }

  private Optional<Finding> finding(Resource resource, Statement statement) {
    if (!statement.allows()) {
      return Optional.empty();
    }
    if (!statement.notActions().isEmpty()) {
      return Optional.of(finding(resource, "it allows all but " + statement.notActions().get(0)));
    }
    return statement.notResources().stream()
        .findFirst()
        .map(left -> finding(resource, "it allows something on all but " + left));
  }
}
