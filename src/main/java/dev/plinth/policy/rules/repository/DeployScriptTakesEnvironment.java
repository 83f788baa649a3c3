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

/** One script for all environments, and none that is meant by accident. */
public final class DeployScriptTakesEnvironment implements RepositoryRule {
  private static final Pattern TAKEN =
      Pattern.compile("\\$\\{?[1@*]|\\bgetopts?\\b|\\bparam\\s*\\(|--env(ironment)?\\b");

  /** Names of environments side by side, or a file of settings that has to be there. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\b(dev(elop)?|test|qa|staging)\\b.*\\bprod(uction)?\\b"
              + "|\\bprod(uction)?\\b.*\\b(dev(elop)?|test|qa|staging)\\b|\\[\\[?\\s+!?\\s*-[ef]\\s.*\\$");

  @Override
  public String title() {
    return "Scripts that deploy take the environment as an argument and refuse unknown ones";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An environment that is written into the script, or misspelt, is deployed by "
        + "accident.";
  }

  @Override
  public String remedy() {
    return "Take the environment as the first argument, and compare it with dev, staging and "
        + "production before anything else.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(18));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
TF_WORKSPACE=$1 terraform apply
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
case ${1:-} in
  dev | staging | production) ;;
  *) echo "usage: deploy.sh dev|staging|production" >&2; exit 2 ;;
esac
TF_WORKSPACE=$1 terraform apply
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.deploying(repository)
        .flatMap(
            script ->
                problem(script).stream()
                    .map(what -> finding(script.file(), script.line().number(), what)));
  }

  private static Optional<String> problem(DeployScript script) {
    if (!DeployScript.any(script.run(), TAKEN)) {
      return Optional.of("the script takes no environment");
    }
    boolean compared =
        script.before().stream()
            .filter(line -> !line.text().matches("\\s*(echo|printf)\\b.*"))
            .anyMatch(line -> COMPARED.matcher(line.text()).find());
    return compared ? Optional.empty() : Optional.of("the script takes any environment");
  }
}
