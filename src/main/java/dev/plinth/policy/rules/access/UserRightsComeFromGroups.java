package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Rights belong to a task, and people come and go. */
public final class UserRightsComeFromGroups implements DocumentRule {
  private static final List<String> OF_ONE_USER =
      List.of("aws_iam_user_policy", "aws_iam_user_policy_attachment");

  @Override
  public String title() {
    return "Users have rights by their groups alone";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who changes his task keeps the rights of the old one, since nobody looks at"
        + " each user.";
  }

  @Override
  public String remedy() {
    return "Attach the policy to a group, and make the user a member of it; better still,"
        + " let people come by the identity provider.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("iam", "IAM", 2), Source.cis("3.0.0", "1.15"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_user_policy_attachment": {"anna": {"user": "anna",
            "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_group_policy_attachment": {"readers": {"group": "readers",
            "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}},
          "aws_iam_user_group_membership": {"anna": {"user": "anna", "groups": ["readers"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources().stream()
        .filter(UserRightsComeFromGroups::isForUsers)
        .map(policy -> finding(policy, "it gives rights to a user"));
  }

  private static boolean isForUsers(Resource resource) {
    return OF_ONE_USER.contains(resource.type())
        || resource.type().equals("aws_iam_policy_attachment")
            && !resource.texts("users").isEmpty();
  }
}
