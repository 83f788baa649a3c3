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

/** Code of a pull request runs without secrets. */
public final class WorkflowKeepsForeignCodeApart implements RepositoryRule {
  private static final Pattern PRIVILEGED =
      Pattern.compile("\\b(pull_request_target|workflow_run)\\b");
  private static final Pattern HEAD =
      Pattern.compile(
          "^\\s*(ref|repository):.*(pull_request\\.head|head_ref|head_sha|head_branch|refs/pull/)"
              + "|\\bgh pr checkout\\b|\\bgit (fetch|checkout)\\b.*(pull/|head_ref|head\\.sha)");

  @Override
  public String title() {
    return "Workflows with secrets do not check out the code of pull requests";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Whoever opens a pull request runs his code with the repository's secrets and a token"
        + " that writes.";
  }

  @Override
  public String remedy() {
    return "Use the trigger pull_request, which has no secrets, or check out nothing of the pull"
        + " request.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "GitHub Actions: secure use reference",
            "https://docs.github.com/en/actions/reference/security/secure-use"));
  }

  @Override
  public Example bad() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: pull_request_target
permissions: {contents: read}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
        with:
          ref: ${{ github.event.pull_request.head.sha }}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: pull_request
permissions: {contents: read}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository)
        .filter(
            workflow ->
                Workflows.lines(workflow).stream().anyMatch(it -> it.matcher(PRIVILEGED).find()))
        .flatMap(
            workflow ->
                Workflows.lines(workflow).stream()
                    .filter(line -> line.matcher(HEAD).find())
                    .map(
                        line ->
                            finding(workflow, line.number(), "it takes the code of a stranger")));
  }
}
