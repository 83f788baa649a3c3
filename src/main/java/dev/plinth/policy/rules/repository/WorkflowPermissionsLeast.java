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

/** A workflow may do what it needs, and no more. */
public final class WorkflowPermissionsLeast implements RepositoryRule {
  private static final Pattern TOP = Pattern.compile("^permissions:.*");
  private static final Pattern EVERYTHING =
      Pattern.compile("^\\s*permissions:\\s*[\"']?write-all\\b");

  @Override
  public String title() {
    return "Workflows say which permissions they need";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The token of the workflow can write to the repository, and so can every action in "
        + "it.";
  }

  @Override
  public String remedy() {
    return "Put permissions: contents: read at the top, and more only in the job that needs it.";
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
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: mvn verify
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: mvn verify
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository)
        .flatMap(
            workflow ->
                Workflows.lines(workflow).stream().noneMatch(it -> it.matcher(TOP).find())
                    ? Stream.of(finding(workflow, "permissions are not set for all jobs"))
                    : everything(workflow));
  }

  private Stream<Finding> everything(Repository.File workflow) {
    return Workflows.lines(workflow).stream()
        .filter(line -> line.matcher(EVERYTHING).find())
        .map(line -> finding(workflow, line.number(), "permissions are write-all"));
  }
}
