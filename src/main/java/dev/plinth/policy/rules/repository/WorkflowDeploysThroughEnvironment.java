package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pipeline that applies can be stopped by people. */
public final class WorkflowDeploysThroughEnvironment implements RepositoryRule {
  private static final Pattern CHANGES =
      Pattern.compile(
          "\\b(terraform|tofu|terragrunt)\\b.*\\s(apply|destroy)\\b|\\bcdktf\\s+(deploy|destroy)\\b"
              + "|\\bplinth\\s+(deploy|destroy)\\b(?!.*--local)");
  private static final Pattern JOB = Pattern.compile("^  [\\w-]+:\\s*$");
  private static final Pattern ENVIRONMENT = Pattern.compile("^    environment:.*");

  @Override
  public String title() {
    return "Workflows that apply name an environment of GitHub";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Every push goes to AWS: there is nobody who could say no.";
  }

  @Override
  public String remedy() {
    return "Name an environment in the job, and give that required reviewers and its own "
        + "secrets.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "GitHub Actions: using environments for jobs",
            "https://docs.github.com/en/actions/using-jobs/using-environments-for-jobs"));
  }

  @Override
  public Example bad() {
    return Example.of(
        ".github/workflows/deploy.yml",
"""
on: push
permissions: {contents: read, id-token: write}
jobs:
  apply:
    runs-on: ubuntu-24.04
    steps:
      - run: terraform apply -auto-approve
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
  apply:
    environment: production
    runs-on: ubuntu-24.04
    steps:
      - run: terraform apply -auto-approve
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Workflows.in(repository).flatMap(this::check);
  }

  private Stream<Finding> check(Repository.File workflow) {
    var findings = new ArrayList<Finding>();
    List<Repository.Line> commands = Workflows.commands(workflow);
    Repository.Line change = null;
    boolean named = false;
    for (Repository.Line line : Workflows.lines(workflow)) {
      if (line.matcher(JOB).find()) {
        report(workflow, change, named).ifPresent(findings::add);
        change = null;
        named = false;
      }
      named |= line.matcher(ENVIRONMENT).find();
      boolean changes =
          line.matcher(CHANGES).find()
              && commands.stream().anyMatch(command -> command.number() == line.number());
      change = change == null && changes ? line : change;
    }
    report(workflow, change, named).ifPresent(findings::add);
    return findings.stream();
  }

  private Optional<Finding> report(
      Repository.File workflow, Repository.Line change, boolean named) {
    return change == null || named
        ? Optional.empty()
        : Optional.of(finding(workflow, change.number(), "its job names no environment"));
  }
}
