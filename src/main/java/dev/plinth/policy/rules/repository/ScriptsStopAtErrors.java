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

/** A script that failed has stopped. */
public final class ScriptsStopAtErrors implements RepositoryRule {
  private static final Pattern STOPS =
      Pattern.compile(
          "^#!.*sh\\s+-\\w*e|(^|;)\\s*set\\s+(-\\w+\\s+)*-\\w*e|\\bset\\s+-o\\s+errexit\\b"
              + "|\\$ErrorActionPreference\\s*=\\s*[\"']?Stop",
          Pattern.MULTILINE);

  /** One command cannot go on. */
  private static final int SHORT = 2;

  @Override
  public String title() {
    return "Scripts stop at the first error";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The script goes on after a command that failed, and works on what is not there.";
  }

  @Override
  public String remedy() {
    return "Put set -euo pipefail below the first line; in PowerShell $ErrorActionPreference = "
        + "'Stop'.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Bash: the set builtin",
            "https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/backup.sh",
"""
#!/usr/bin/env bash
cd "$1"
rm -rf ./*
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/backup.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
cd "$1"
rm -rf ./*
""");
  }

  /** Of those with a first line that says who runs them: others are read by a script. */
  @Override
  public Stream<Finding> check(Repository repository) {
    return Shell.scripts(repository)
        .filter(script -> script.text().startsWith("#!"))
        .filter(script -> Shell.lines(script).size() >= SHORT)
        .filter(script -> !STOPS.matcher(script.text()).find())
        .map(script -> finding(script, "it goes on after errors"));
  }
}
