package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.access.Statement;
import dev.plinth.policy.rules.access.IdentityPolicies.Written;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rights by their names, so that somebody reads them before they are given.
 *
 * <p>A wildcard may end a name that says a verb and a thing, such as {@code kms:GenerateDataKey*};
 * after {@code Describe} and {@code List}, which only tell what there is, it may stand at once. A
 * policy that cannot be read before apply is told here, and by no other rule about rights.
 */
public final class IamActionsNamed implements DocumentRule {
  private static final List<String> TELLING = List.of("Describe", "List");
  private static final java.util.regex.Pattern WORD =
      java.util.regex.Pattern.compile("[A-Z][a-z0-9]*");

  @Override
  public String title() {
    return "IAM policies name the actions that they allow";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A wildcard grants what nobody thought of, and whatever AWS adds to the service"
        + " later.";
  }

  @Override
  public String remedy() {
    return "Write the actions that the program calls; CloudTrail and IAM Access Analyzer"
        + " tell which these are.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(26), Source.fsbp("iam", "IAM", 21));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {
          "resource": {
            "aws_iam_role_policy": {
              "app": {"role": "app", "policy": "${jsonencode(local.app)}"}
            }
          },
          "locals": {
            "app": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::shop-uploads/*"}
            ]}
          }
        }
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {
          "resource": {
            "aws_iam_role_policy": {
              "app": {"role": "app", "policy": "${jsonencode(local.app)}"}
            }
          },
          "locals": {
            "app": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": "arn:aws:s3:::shop-uploads/*"}
            ]}
          }
        }
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return IdentityPolicies.in(document).flatMap(this::findings);
  }

  private Stream<Finding> findings(Written written) {
    if (written.policy().isEmpty()) {
      return Stream.of(
          new Finding(this, written.resource().address(), "its policy is not known yet", false));
    }
    return written
        .statements()
        .filter(Statement::allows)
        .filter(statement -> !Administrators.isOne(statement))
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> isUnknown(action) || isBroad(action))
        .map(action -> finding(written, action));
  }

  private Finding finding(Written written, String action) {
    return new Finding(
        this, written.resource().address(), "it allows %s".formatted(action), !isUnknown(action));
  }

  private static boolean isUnknown(String action) {
    return new ResourcePattern(action).isUnknown();
  }

  private static boolean isBroad(String action) {
    String name = action.substring(action.indexOf(':') + 1);
    String said = name.replaceFirst("[*?].*", "");
    return !said.equals(name)
        && TELLING.stream().noneMatch(said::startsWith)
        && WORD.matcher(said).results().count() < 2;
  }
}
