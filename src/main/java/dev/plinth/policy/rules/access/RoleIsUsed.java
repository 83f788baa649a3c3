package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What nobody uses, nobody watches.
 *
 * <p>About roles that services take and nothing in the document or its outputs names. Roles of
 * people, and of other accounts, are used from outside.
 */
public final class RoleIsUsed implements DocumentRule {
  /** What belongs to a role, and does not use it. */
  private static final Set<String> PARTS =
      Set.of(
          "aws_iam_role_policy",
          "aws_iam_role_policies_exclusive",
          "aws_iam_role_policy_attachment",
          "aws_iam_role_policy_attachments_exclusive",
          "aws_iam_policy_attachment");

  private static final String TYPE = "aws_iam_role.";
  private static final Pattern ADDRESS = Pattern.compile("aws_iam_role\\.[\\w-]+");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\w+=,.@-]+");

  @Override
  public String title() {
    return "Every role that a service takes is used by something";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Rights are left over that nobody looks at, and somebody may find a way to use"
        + " them.";
  }

  @Override
  public String remedy() {
    return "Remove the role with its policies, or name it where it was meant to be used.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM best practices, remove unused roles and permissions",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#remove-credentials"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"thumbnails": {"name": "thumbnails", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_lambda_function": {"thumbnails": {"role": "${aws_iam_role.thumbnails.arn}"}},
            "aws_iam_role": {"thumbnails": {"name": "thumbnails", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> idle =
        document.resources("aws_iam_role").stream()
            .filter(role -> isOfService(document, role))
            .toList();
    if (idle.isEmpty()) {
      return Stream.empty();
    }
    String uses = uses(document);
    Set<String> addresses = addresses(uses);
    List<Resource> rest =
        idle.stream().filter(role -> !addresses.contains(TYPE + role.name())).toList();
    Set<String> names = rest.isEmpty() ? Set.of() : names(uses, rest);
    return rest.stream()
        .filter(role -> role.text("name").filter(names::contains).isEmpty())
        .map(role -> finding(role, "nothing uses it"));
  }

  private static boolean isOfService(TerraformDocument document, Resource role) {
    var trusts = RoleTrusts.of(document, role).toList();
    return !trusts.isEmpty()
        && trusts.stream()
            .allMatch(trust -> trust.statement().principals().keySet().equals(Set.of("Service")));
  }

  private static String uses(TerraformDocument document) {
    return Stream.of(
            document.resources().stream()
                .filter(resource -> !PARTS.contains(resource.type()))
                .filter(resource -> !resource.type().equals("aws_iam_role")),
            document.outputs().values().stream(),
            Stream.of(document.locals()))
        .flatMap(blocks -> blocks)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> addresses(String uses) {
    return ADDRESS.matcher(uses).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** The names of roles that stand somewhere: an ARN ends in one. */
  private static Set<String> names(String uses, List<Resource> roles) {
    Set<String> wanted =
        roles.stream().flatMap(role -> role.text("name").stream()).collect(Collectors.toSet());
    return BETWEEN_NAMES.splitAsStream(uses).filter(wanted::contains).collect(Collectors.toSet());
  }
}
