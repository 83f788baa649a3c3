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

/** A load test aims at this platform, and nowhere else. */
public final class LoadTestNamesOllama implements RepositoryRule {

  @Override
  public String title() {
    return "Load tests name AWS resources ollama-";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The load goes to a system that nobody meant, or the numbers are another system's.";
  }

  @Override
  public String remedy() {
    return "Use the platform's names, which begin with ollama-, or take the address from the "
        + "environment.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(9));
  }

  @Override
  public Example bad() {
    return Example.of(
        "loadtest/run.sh",
"""
#!/usr/bin/env bash
aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names web-asg
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "loadtest/run.sh",
"""
#!/usr/bin/env bash
aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ollama-asg
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return LoadTests.scripts(repository)
        .flatMap(
            script ->
                script
                    .matches(Pattern.compile(""))
                    .flatMap(line -> check(repository, script, line)));
  }

  private Stream<Finding> check(
      Repository repository, Repository.File script, Repository.Line line) {
    return Stream.concat(OllamaNames.old(line.text()), OllamaNames.foreign(repository, line.text()))
        .distinct()
        .map(name -> finding(script, line.number(), "it speaks of " + name));
  }
}
