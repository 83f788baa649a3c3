package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.rules.access.RoleTrusts.Trust;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A token of a big provider says whose it is; the role asks. */
public final class OidcTrustNamesSubject implements DocumentRule {
  private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
  private static final String WITHOUT_SUBJECT = "cognito-identity.amazonaws.com";
  private static final String SUBJECT = ":sub";

  @Override
  public String title() {
    return "Roles for tokens of another provider name the subject";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Every project of every customer of the provider, such as GitHub, acts in the"
        + " role.";
  }

  @Override
  public String remedy() {
    return "Add a condition on the provider's :sub with the organization and the"
        + " repository, best the branch or environment, too.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "GitHub Docs, configuring OpenID Connect in AWS",
            "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"deployer": {"name": "deployer", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"deployer": {"name": "deployer", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringLike": {
                "token.actions.githubusercontent.com:sub": "repo:example-shop/cart:ref:refs/heads/main"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return RoleTrusts.in(document)
        .filter(trust -> trust.statement().isAbout(ACTION))
        .filter(trust -> !trust.principals("Federated").isEmpty())
        .filter(trust -> !trust.principals("Federated").contains(WITHOUT_SUBJECT))
        .filter(trust -> !namesSubject(trust))
        .map(trust -> finding(trust.role(), "no condition names the subject of the token"));
  }

  private static boolean namesSubject(Trust trust) {
    return trust.statement().conditions().stream()
        .filter(condition -> condition.key().endsWith(SUBJECT) && !condition.holdsWithoutKey())
        .filter(condition -> condition.operator().startsWith("String"))
        .filter(condition -> !condition.operator().contains("Not"))
        .anyMatch(
            condition ->
                !condition.values().isEmpty()
                    && condition.values().stream().noneMatch(OidcTrustNamesSubject::isOpen));
  }

  /** {@code repo:*} names nobody: the owner must be said. */
  private static boolean isOpen(String subject) {
    return new ResourcePattern(subject).isUnknown()
        || subject.replaceFirst("^[a-z_]+:", "").startsWith("*");
  }
}
