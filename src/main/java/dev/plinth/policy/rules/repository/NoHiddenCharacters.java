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

/** What a reviewer sees is what the machine reads. */
public final class NoHiddenCharacters implements RepositoryRule {
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  @Override
  public String title() {
    return "No file holds characters that turn the direction of text";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Code looks harmless in a review and does something else.";
  }

  @Override
  public String remedy() {
    return "Delete the characters U+202A to U+202E and U+2066 to U+2069, and read the line "
        + "again.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "CVE-2021-42574: Trojan Source", "https://nvd.nist.gov/vuln/detail/CVE-2021-42574"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/check.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
[[ $role == "user\u202E # admin" ]] || exit 1
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/check.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
[[ $role == "user" ]] || exit 1 # admin
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return repository.files().stream()
        .filter(file -> !Markdown.isOnRules(file))
        .filter(file -> TURNS.matcher(file.text()).find())
        .flatMap(
            file ->
                file.matches(TURNS)
                    .map(line -> finding(file, line.number(), "text turns its direction")));
  }
}
