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

/** A deploy ends when the service answers, not when Terraform is done. */
public final class DeployScriptVerifiesHealth implements RepositoryRule {
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(curl|wget|Invoke-WebRequest|Invoke-RestMethod)\\b|\\bdescribe-target-health\\b"
              + "|\\baws\\s+[\\w-]+\\s+wait\\b|\\bdescribe-services\\b|\\bplinth\\b");

  @Override
  public String title() {
    return "Scripts that deploy verify that the service answers";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Terraform says \"complete\" while targets are unhealthy, and users notice first.";
  }

  @Override
  public String remedy() {
    return "After the deploy, ask the health check by curl, or wait with aws elbv2 wait "
        + "target-in-service. ./plinth deploy waits by itself.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(17));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
terraform apply
echo "Done."
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
terraform apply
curl --fail --retry 20 --retry-all-errors "$(terraform output -raw ollama_webui_url)/health"
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.deploying(repository)
        .filter(script -> !DeployScript.any(script.after(), ASKED))
        .map(
            script ->
                finding(
                    script.file(),
                    script.line().number(),
                    "nothing asks afterwards whether the service answers"));
  }
}
