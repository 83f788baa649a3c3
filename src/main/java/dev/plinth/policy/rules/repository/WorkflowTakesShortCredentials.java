package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Credentials of a pipeline end with the run. */
public final class WorkflowTakesShortCredentials implements RepositoryRule {
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)\\bsecrets\\.\\w*(aws|access_key|secret_key)\\w*(access_key|secret_key|key_id)\\w*|(?i)^\\s*aws[-_]secret[-_]access[-_]key\\s*:");

  @Override
  public String title() {
    return "Workflows come to AWS by OpenID Connect, not with access keys";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "An access key that leaks from a log or an action works until somebody notices.";
  }

  @Override
  public String remedy() {
    return "Give the workflow a role: permissions id-token: write, and role-to-assume for the "
        + "action that configures credentials.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM: create an OpenID Connect identity provider",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html"),
        Source.page(
            "IAM security best practices",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: push
permissions: {contents: read}
env:
  AWS_ACCESS_KEY_ID: ${{ secrets.AWS_ACCESS_KEY_ID }}
  AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}
jobs:
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: push
permissions: {contents: read, id-token: write}
jobs:
  plan:
    runs-on: ubuntu-24.04
    steps:
      - uses: aws-actions/configure-aws-credentials@b47578312673ae6fa5b5096b330d9fbac3d116df
        with: {role-to-assume: "arn:aws:iam::444455556666:role/plan", aws-region: us-east-1}
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository)
        .flatMap(
            workflow ->
                Workflows.lines(workflow).stream()
                    .filter(line -> line.matcher(KEY).find())
                    .map(line -> finding(workflow, line.number(), "it uses an access key of AWS")));
  }
}
