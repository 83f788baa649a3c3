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

/** Not everybody on a machine can change what it runs. */
public final class FilesNotOpenToAll implements RepositoryRule {
  private static final Pattern OPEN =
      Pattern.compile(
          "\\b(?:chmod|install)\\b[^|;&]*\\s(?:-m\\s*|--mode[= ])?(0?[0-7][0-7][2367]|(?:\\w*[ao]\\w*|)\\+\\w*w\\w*)\\s");

  @Override
  public String title() {
    return "Scripts and images make nothing writable for everybody";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Any program on the machine changes what another one runs or trusts.";
  }

  @Override
  public String remedy() {
    return "Give the files to the user that needs them: chown, and chmod 750 or 640.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "CWE-732: incorrect permission assignment",
            "https://cwe.mitre.org/data/definitions/732.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/install.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
chmod -R 777 /opt/app
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/install.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
chown -R app /opt/app
chmod -R u=rwX,go=rX /opt/app
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(
            Shell.scripts(repository),
            repository.files().stream()
                .filter(file -> file.path().matches("(.*/)?Dockerfile[\\w.-]*")))
        .distinct()
        .flatMap(file -> Shell.lines(file).stream().flatMap(line -> check(file, line)));
  }

  private Stream<Finding> check(Repository.File file, Repository.Line line) {
    return line.matcher(OPEN)
        .results()
        .map(
            mode ->
                finding(file, line.number(), "mode %s is for everybody".formatted(mode.group(1))));
  }
}
