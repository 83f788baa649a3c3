package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Pattern;
import dev.plinth.policy.rules.access.RoleTrusts.Trust;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom another account lets act is decided there.
 *
 * <p>Its own account a document names in {@code allowed_account_ids} of its provider, or looks up
 * by {@code aws_caller_identity}.
 */
public final class OtherAccountProvesItself implements DocumentRule {
  private static final String OWN = "aws_caller_identity";
  private static final List<String> PROOFS =
      List.of(
          "sts:ExternalId",
          "aws:MultiFactorAuthPresent",
          "aws:PrincipalArn",
          "aws:PrincipalOrgID",
          "aws:PrincipalOrgPaths",
          "aws:PrincipalTag/*",
          "aws:userid");

  @Override
  public String title() {
    return "Roles that a whole other account may take ask for something more";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Everybody in that account, and every customer of it if it is a service, may be"
        + " made to act in the role.";
  }

  @Override
  public String remedy() {
    return "Add a condition on sts:ExternalId for a service of somebody else; within the"
        + " organization name the role, or ask for aws:PrincipalOrgID or a second factor.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, access to AWS accounts owned by third parties",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"monitoring": {"name": "monitoring", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999988887777:root"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"monitoring": {"name": "monitoring", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999988887777:root"},
              "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"sts:ExternalId": "b2c5e6"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<String> own =
        document.providers("aws").stream()
            .flatMap(provider -> provider.texts("allowed_account_ids").stream())
            .toList();
    return RoleTrusts.in(document)
        .filter(trust -> !isProved(trust))
        .flatMap(trust -> findings(trust, own));
  }

  private Stream<Finding> findings(Trust trust, List<String> own) {
    return trust.principals("AWS").stream()
        .flatMap(principal -> WholeAccount.of(principal).stream())
        .filter(account -> !own.contains(account) && !account.contains(OWN))
        .map(
            account ->
                new Finding(
                    this,
                    trust.role().address(),
                    "everybody in account %s may take it".formatted(account),
                    !account.contains("${")));
  }

  private static boolean isProved(Trust trust) {
    return trust.statement().conditions().stream()
        .filter(condition -> !condition.holdsWithoutKey())
        .anyMatch(
            condition -> PROOFS.stream().anyMatch(key -> new Pattern(key).fits(condition.key())));
  }
}
