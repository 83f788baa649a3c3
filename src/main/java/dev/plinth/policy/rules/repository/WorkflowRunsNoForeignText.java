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

/** What a stranger writes into a title is never a command. */
public final class WorkflowRunsNoForeignText implements RepositoryRule {
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\$\\{\\{[^}]*\\bgithub\\.(head_ref|event\\.[\\w.*\\[\\]]*"
              + "(body|default_branch|email|label|message|name|page_name|ref|title))\\b[^}]*}}");

  @Override
  public String title() {
    return "Commands of workflows hold no text that strangers write";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Whoever opens an issue or a pull request runs commands with the secrets of the "
        + "repository.";
  }

  @Override
  public String remedy() {
    return "Pass the text through env: and use it as a quoted variable.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "GitHub Actions: script injections",
            "https://docs.github.com/en/actions/concepts/security/script-injections"));
  }

  @Override
  public Example bad() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: issues
permissions: {contents: read}
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "${{ github.event.issue.title }}"
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: issues
permissions: {contents: read}
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$TITLE"
        env:
          TITLE: ${{ github.event.issue.title }}
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository)
        .flatMap(
            workflow ->
                Workflows.commands(workflow).stream().flatMap(line -> check(workflow, line)));
  }

  private Stream<Finding> check(Repository.File workflow, Repository.Line line) {
    return line.matcher(FOREIGN)
        .results()
        .map(text -> finding(workflow, line.number(), "it runs github." + text.group(1)));
  }
}
