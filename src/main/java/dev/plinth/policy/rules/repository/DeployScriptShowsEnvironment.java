package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** It is seen, and held to, which environment is meant. */
public final class DeployScriptShowsEnvironment implements RepositoryRule {
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\$\\{?(\\w*(env|stage|workspace)\\w*|1)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SELECTED =
      Pattern.compile("\\bworkspace\\s+(select|show|new)\\b|\\bTF_WORKSPACE=");

  @Override
  public String title() {
    return "Scripts that deploy show the environment and select its workspace";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "What was meant for one environment goes to another, whose workspace was still "
        + "selected.";
  }

  @Override
  public String remedy() {
    return "Print the environment before the deploy, and select its workspace there: "
        + "TF_WORKSPACE, or terraform workspace select.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(45));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
environment=$1
terraform apply
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
environment=$1
echo "Deploying to $environment"
terraform workspace select "$environment"
terraform apply
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(DeployScript.deploying(repository), DeployScript.destroying(repository))
        .flatMap(
            script ->
                problem(script).stream()
                    .map(what -> finding(script.file(), script.line().number(), what)));
  }

  private static Optional<String> problem(DeployScript script) {
    boolean shown =
        DeployScript.messages(script.before())
            .anyMatch(message -> ENVIRONMENT.matcher(message).find());
    if (!shown) {
      return Optional.of("the script does not show the environment before");
    }
    boolean selected =
        SELECTED.matcher(script.line().text()).find()
            || DeployScript.any(script.before(), SELECTED);
    return selected ? Optional.empty() : Optional.of("the script selects no workspace before");
  }
}
