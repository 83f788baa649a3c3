package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program runs for those who are named.
 *
 * <p>A service that acts for anybody, such as S3, needs the account or the thing that it acts for.
 */
public final class LambdaFunctionClosed implements DocumentRule {
  private static final List<String> NARROWING =
      List.of("source_arn", "source_account", "principal_org_id");

  @Override
  public String title() {
    return "Lambda functions are called by those who are named alone";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody runs the program, with its rights and at the cost of its account.";
  }

  @Override
  public String remedy() {
    return "Set principal to an account or a service; for a service source_arn or"
        + " source_account, too. A public URL takes function_url_auth_type AWS_IAM.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("lambda", "Lambda", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_permission": {"thumbnails": {"action": "lambda:InvokeFunction",
            "function_name": "thumbnails", "principal": "*"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_permission": {"thumbnails": {"action": "lambda:InvokeFunction",
            "function_name": "thumbnails", "principal": "s3.amazonaws.com",
            "source_arn": "${aws_s3_bucket.uploads.arn}", "source_account": "111122223333"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lambda_permission").stream()
        .filter(permission -> NARROWING.stream().noneMatch(permission::isSet))
        .filter(permission -> isWide(permission.text("principal").orElse("*")))
        .map(permission -> finding(permission, "principal", what(permission)));
  }

  private static boolean isWide(String principal) {
    return principal.equals("*")
        || principal.endsWith(".amazonaws.com")
        || new ResourcePattern(principal).isUnknown();
  }

  private static String what(Resource permission) {
    return "%s may call it for anybody: neither source_arn nor source_account is set"
        .formatted(permission.text("principal").orElse("*"));
  }
}
