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

/** What is run is what was looked at. */
public final class DownloadsVerified implements RepositoryRule {
  private static final Pattern FILES =
      Pattern.compile("(.*/)?(Dockerfile[\\w.-]*|[^/]*\\.(ya?ml|tftpl|tpl))");
  private static final String FETCH = "\\b(?:curl|wget|Invoke-WebRequest|iwr|irm)\\b[^|;&]*";
  private static final String RUN =
      "(?:sudo(?:\\s+-\\S+)*\\s+)?(?:env\\s+\\S+\\s+)?(?:ba|da|z)?sh\\b";
  private static final Pattern PIPED =
      Pattern.compile(
          FETCH
              + "\\|\\s*(?:tee\\s+\\S+\\s*\\|\\s*)?(?:"
              + RUN
              + "|(?:sudo\\s+)?(?:python3?|node|perl|iex)\\b)"
              + "|\\b(?:ba|z)?sh\\s+<\\(\\s*"
              + FETCH
              + "|\\b(?:ba|z)?sh\\s+-c\\s+[\"']?\\$\\(\\s*"
              + FETCH
              + "|\\b(?:source|\\.)\\s+<\\(\\s*"
              + FETCH
              + "|\\beval\\s+[\"']?\\$\\(\\s*"
              + FETCH);

  @Override
  public String title() {
    return "Scripts do not run what they download unchecked";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever controls the server, or the way to it, runs commands on the machine.";
  }

  @Override
  public String remedy() {
    return "Download a named version to a file, compare its checksum with sha256sum --check, and"
        + " then run it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "CWE-494: download of code without integrity check",
            "https://cwe.mitre.org/data/definitions/494.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/install.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
curl -fsSL https://get.example/install.sh | sh
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/install.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
curl -fsSL -o install.sh https://get.example/1.4.2/install.sh
echo "$INSTALL_SHA256  install.sh" | sha256sum --check --strict
sh install.sh
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(
            Shell.scripts(repository),
            repository.files().stream().filter(file -> FILES.matcher(file.path()).matches()))
        .distinct()
        .flatMap(
            file ->
                Shell.lines(file).stream()
                    .filter(line -> line.matcher(PIPED).find())
                    .map(line -> finding(file, line.number(), "it runs what it downloads")));
  }
}
