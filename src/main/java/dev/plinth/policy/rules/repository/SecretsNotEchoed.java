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

/** A log shows nothing that opens anything. */
public final class SecretsNotEchoed implements RepositoryRule {
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?i)(?:^|[;&|{(]|\\bthen\\s|\\bdo\\s)\\s*(?:echo|printf|Write-(?:Host|Output))\\s[^|>;&]*"
              + "(\\$\\{\\{\\s*secrets\\.\\w+|\\$\\{?\\w*(?:password|passwd|secret|token|api_?key"
              + "|access_key|private_key)(?![\\w:]))[^|>;&]*(?:$|[;&])");

  @Override
  public String title() {
    return "Scripts and workflows do not print secrets";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Logs are kept long and read by many; masking knows only the exact text.";
  }

  @Override
  public String remedy() {
    return "Leave the line out, or pass the value on by standard input: a pipe is no log.";
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
        "scripts/login.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
echo "Logging in with $API_TOKEN"
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/login.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
echo "$API_TOKEN" | docker login --username bot --password-stdin registry.example
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(
        Shell.scripts(repository)
            .flatMap(script -> Shell.lines(script).stream().flatMap(line -> check(script, line))),
        Workflows.in(repository)
            .flatMap(
                workflow ->
                    Workflows.commands(workflow).stream().flatMap(line -> check(workflow, line))));
  }

  private Stream<Finding> check(Repository.File file, Repository.Line line) {
    return line.matcher(PRINTED)
        .results()
        .map(secret -> finding(file, line.number(), "it prints " + secret.group(1)));
  }
}
