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

/** Whoever sees it fail knows what to do next. */
public final class DeployScriptTellsRemedies implements RepositoryRule {
  private static final Pattern NOTICED =
      Pattern.compile("\\|\\||\\bif\\s+!|\\btry\\b|\\$LASTEXITCODE");
  private static final Pattern TRAP = Pattern.compile("\\btrap\\b.*\\b(ERR|EXIT)\\b");
  private static final Pattern REMEDY =
      Pattern.compile(
          "(>&2|\\b(fail|die|error|abort|usage|Write-Error|throw|printf|echo)\\b).*\\b(again|ask|check"
              + "|choose|configure|export|install|log in|look|mend|read|repeat|retry|run|see|select|set"
              + "|try|unlock|use|wait)\\b",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String title() {
    return "Scripts that deploy say what failed and what to do";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The script ends with the last line of some tool, and people repeat it or give up.";
  }

  @Override
  public String remedy() {
    return "Put || fail \"what failed: what to do\" behind the deploy, and write such messages to "
        + "stderr.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(16));
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
terraform apply || {
  echo "the deploy failed: see Terraform's message above, mend it and run this again" >&2
  exit 1
}
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
    boolean noticed =
        NOTICED.matcher(script.line().text()).find() || DeployScript.any(script.before(), TRAP);
    if (!noticed) {
      return Optional.of("nothing is said when it fails");
    }
    boolean told =
        Shell.lines(script.file()).stream()
            .anyMatch(line -> isError(line) && REMEDY.matcher(line.text()).find());
    return told ? Optional.empty() : Optional.of("no error message says what to do");
  }

  private static boolean isError(Repository.Line line) {
    return line.text().matches(".*(>&2|\\b(fail|die|error|abort|Write-Error|throw)\\b).*");
  }
}
