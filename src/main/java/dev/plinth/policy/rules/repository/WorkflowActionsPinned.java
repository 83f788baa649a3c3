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

/** A workflow runs the code that was looked at. */
public final class WorkflowActionsPinned implements RepositoryRule {
  private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses:\\s*[\"']?([^\\s\"']+)");
  private static final Pattern PINNED =
      Pattern.compile("\\./.*|.+@[0-9a-f]{40}|docker://.+@sha256:[0-9a-f]{64}");

  @Override
  public String title() {
    return "Actions of workflows are pinned to a commit";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A tag can be moved: whoever takes over the action runs code with the secrets of this"
        + " repository.";
  }

  @Override
  public String remedy() {
    return "Write the full commit behind the @, and the version in a comment.";
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
on: push
permissions: {contents: read}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: push
permissions: {contents: read}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository)
        .flatMap(
            workflow -> Workflows.lines(workflow).stream().flatMap(line -> check(workflow, line)));
  }

  private Stream<Finding> check(Repository.File workflow, Repository.Line line) {
    return line.matcher(USES)
        .results()
        .map(action -> action.group(1))
        .filter(action -> !PINNED.matcher(action).matches())
        .map(action -> finding(workflow, line.number(), action + " is pinned to no commit"));
  }
}
