package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.stream.Stream;

/** A script works on the resources that the configuration makes. */
public final class DeployScriptNamesOllama implements RepositoryRule {

  @Override
  public String title() {
    return "Scripts that deploy Ollama name its resources ollama-";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The script waits for, or changes, something that is not there or is somebody else's.";
  }

  @Override
  public String remedy() {
    return "Use the platform's names, which begin with ollama-, or read them from terraform "
        + "output.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(14));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
# Deploys Ollama.
terraform apply
aws elbv2 describe-load-balancers --names web-alb
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
# Deploys Ollama.
terraform apply
aws elbv2 describe-load-balancers --names ollama-alb
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(DeployScript.deploying(repository), DeployScript.destroying(repository))
        .filter(DeployScript::isOllama)
        .map(DeployScript::file)
        .distinct()
        .flatMap(script -> check(repository, script));
  }

  private Stream<Finding> check(Repository repository, Repository.File script) {
    return Shell.lines(script).stream()
        .flatMap(
            line ->
                Stream.concat(
                        OllamaNames.old(line.text()), OllamaNames.foreign(repository, line.text()))
                    .distinct()
                    .map(name -> finding(script, line.number(), "it speaks of " + name)));
  }
}
