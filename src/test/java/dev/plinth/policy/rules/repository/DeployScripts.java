package dev.plinth.policy.rules.repository;

import dev.plinth.policy.RepositoryMutant;
import java.util.regex.Pattern;

/** A script that deploys as it should, with one thing changed. */
final class DeployScripts {
  static final String PATH = "scripts/deploy-ollama.sh";

  private static final String GOOD =
      """
      #!/usr/bin/env bash
      # Deploys Ollama to an environment.
      set -euo pipefail

      fail() {
        printf '%s\\n' "$@" >&2
        exit 1
      }

      environment=${1:-}
      case $environment in
        dev | staging | production) ;;
        *) fail 'usage: deploy-ollama.sh dev|staging|production' ;;
      esac
      for tool in aws terraform; do
        command -v "$tool" >/dev/null || fail "$tool is missing: install it"
      done
      account=$(aws sts get-caller-identity --query Account --output text)
      echo "Deploying Ollama to $environment in account $account"
      terraform workspace select "$environment"
      terraform plan -out plan.bin
      read -r -p "Type $environment to go on: " answer
      [[ $answer == "$environment" ]] || fail 'not confirmed: nothing was changed'
      terraform apply plan.bin || fail 'the deploy failed: see above, mend it, run this again'
      url=$(terraform output -raw ollama_webui_url)
      curl --fail --silent --retry 20 "$url/health" >/dev/null ||
        fail "Ollama does not answer at $url: look at the target group ollama-tg"
      echo "Ollama answers at $url"
      """;

  private DeployScripts() {}

  static RepositoryMutant without(String name, String line) {
    return RepositoryMutant.of(name)
        .adding(PATH, GOOD.replaceAll("(?m)^" + Pattern.quote(line) + ".*$", ":"));
  }

  static RepositoryMutant with(String name, String old, String text) {
    return RepositoryMutant.of(name).adding(PATH, GOOD).replacing(PATH, old, text);
  }
}
