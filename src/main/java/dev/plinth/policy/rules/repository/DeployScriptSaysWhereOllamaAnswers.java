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

/** Who deploys sees at the end what he has got, and where. */
public final class DeployScriptSaysWhereOllamaAnswers implements RepositoryRule {
  private static final Pattern SERVICE =
      Pattern.compile("ollama|open[ -]?webui", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS =
      Pattern.compile("https?://|url|address|dns|endpoint|host", Pattern.CASE_INSENSITIVE);

  @Override
  public String title() {
    return "Scripts that deploy Ollama say where it answers";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The deploy ends, and whoever ran it searches the console for the address.";
  }

  @Override
  public String remedy() {
    return "End with a message that names Ollama and its address: terraform output -raw "
        + "ollama_webui_url. ./plinth deploy prints the outputs by itself.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(15));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/deploy-ollama.sh",
"""
#!/usr/bin/env bash
cd environments/ollama
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
cd environments/ollama
terraform apply
echo "Open WebUI and Ollama answer at $(terraform output -raw ollama_webui_url)"
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return DeployScript.deploying(repository)
        .filter(DeployScript::isOllama)
        .filter(script -> DeployScript.messages(script.after()).noneMatch(this::saysWhere))
        .map(
            script ->
                finding(
                    script.file(),
                    script.line().number(),
                    "no message after it says where Ollama answers"));
  }

  private boolean saysWhere(String message) {
    return SERVICE.matcher(message).find() && ADDRESS.matcher(message).find();
  }
}
