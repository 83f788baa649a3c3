package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nothing is half deployed because a tool or a right was missing. */
public final class DeployScriptChecksPrerequisites implements RepositoryRule {
  private static final Pattern LOOK =
      Pattern.compile("\\b(command\\s+-v|which|type|hash|Get-Command)\\b");
  private static final Pattern NAMES_TOOLS =
      Pattern.compile(LOOK.pattern() + "|^\\s*for(each)?\\b|\\b(require|need|check|ensure)\\w*\\b");
  private static final Pattern AWS = Pattern.compile("\\baws\\b");
  private static final Pattern TERRAFORM =
      Pattern.compile("\\b(terraform|tofu|terragrunt|cdktf)\\b");
  private static final Pattern WHO =
      Pattern.compile("\\bsts\\s+get-caller-identity\\b|\\bGet-STSCallerIdentity\\b");

  @Override
  public String title() {
    return "Scripts that deploy check tools and credentials first";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The script stops half-way, after it has changed something.";
  }

  @Override
  public String remedy() {
    return "Before the deploy, look for the AWS CLI and Terraform with command -v, and ask aws "
        + "sts get-caller-identity who one is. Or call ./plinth deploy, which checks.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(13));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
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
for tool in aws terraform; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install it" >&2; exit 1; }
done
aws sts get-caller-identity >/dev/null
terraform apply
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.deploying(repository).flatMap(this::check);
  }

  private Stream<Finding> check(DeployScript script) {
    List<Repository.Line> tools =
        DeployScript.any(script.before(), LOOK)
            ? script.before().stream()
                .filter(line -> NAMES_TOOLS.matcher(line.text()).find())
                .toList()
            : List.of();
    var missing = new ArrayList<String>();
    if (!DeployScript.any(tools, AWS)) {
      missing.add("the AWS CLI");
    }
    if (!DeployScript.any(tools, TERRAFORM)) {
      missing.add("Terraform");
    }
    if (!DeployScript.any(script.before(), WHO)) {
      missing.add("credentials");
    }
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                script.file(),
                script.line().number(),
                "nothing looks for " + String.join(", ", missing) + " before"));
  }
}
