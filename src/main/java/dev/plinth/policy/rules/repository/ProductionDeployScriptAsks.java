package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.stream.Stream;

/** Production changes when somebody has said so. */
public final class ProductionDeployScriptAsks implements RepositoryRule {

  @Override
  public String title() {
    return "Scripts that deploy ask before production";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A change that nobody has looked at goes to production.";
  }

  @Override
  public String remedy() {
    return "Show the plan and ask with read before terraform apply, at least where the "
        + "environment is production. ./plinth deploy asks for its name to be typed.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(44));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
TF_WORKSPACE=production terraform apply -auto-approve
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
TF_WORKSPACE=production terraform plan -out plan.bin
read -r -p "Type production to apply this: " answer
[[ $answer == production ]] || exit 1
TF_WORKSPACE=production terraform apply plan.bin
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.deploying(repository)
        .filter(script -> !script.asks())
        .map(script -> finding(script.file(), script.line().number(), "it asks nobody before"));
  }
}
