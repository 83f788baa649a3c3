package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.stream.Stream;

/** Nothing is taken away that nobody confirmed. */
public final class DestroyScriptAsks implements RepositoryRule {

  @Override
  public String title() {
    return "Scripts that destroy ask before";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "One wrong call takes an environment and its data away.";
  }

  @Override
  public String remedy() {
    return "Ask with read, and compare the answer with the name of the environment, or leave "
        + "-auto-approve out. ./plinth destroy asks by itself.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(19));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
terraform destroy -auto-approve
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
read -r -p "Type $1 to destroy it: " answer
[[ $answer == "$1" ]] || exit 1
terraform destroy -auto-approve
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.destroying(repository)
        .filter(script -> !script.asks())
        .map(script -> finding(script.file(), script.line().number(), "it asks nobody before"));
  }
}
