package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Keys that last for ever are found for ever. */
public final class NobodyHasAnAccessKey implements DocumentRule {
  private static final List<String> KEYS =
      List.of(
          "aws_iam_access_key",
          "aws_iam_service_specific_credential",
          "aws_iam_signing_certificate");

  @Override
  public String title() {
    return "Programs have roles, and nobody has an access key";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The key is in the state, and works from anywhere until somebody remembers it.";
  }

  @Override
  public String remedy() {
    return "Give the program a role: of its instance, task or function, or by a token of"
        + " its provider. Deactivate the key before you delete it, to see who used it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM best practices, temporary credentials for workloads",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_user": {"uploader": {"name": "uploader"}},
          "aws_iam_access_key": {"uploader": {"user": "${aws_iam_user.uploader.name}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_role": {"uploader": {"name": "uploader", "assume_role_policy": "{}"}},
          "aws_iam_instance_profile": {"uploader": {"role": "${aws_iam_role.uploader.name}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources().stream()
        .filter(resource -> KEYS.contains(resource.type()))
        .map(key -> finding(key, "it is a credential that does not end"));
  }
}
