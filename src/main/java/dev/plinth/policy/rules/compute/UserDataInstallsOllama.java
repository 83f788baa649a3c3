package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An instance that boots becomes one that serves. */
public final class UserDataInstallsOllama implements DocumentRule {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#(?!!).*$");

  /** What installs a program: its package, its own installer, or its image. */
  private static final Map<String, Pattern> PROGRAMS =
      Map.of(
          "Ollama",
          Pattern.compile(
              "snap install [^\n]*\\bollama\\b|ollama\\.com/install\\.sh"
                  + "|docker (pull|run) [^\n]*ollama/ollama"),
          "Open WebUI",
          Pattern.compile(
              "docker (pull|run) [^\n]*(open-webui|WEBUI_IMAGE)|pip3? install [^\n]*open-webui"));

  @Override
  public String title() {
    return "Instances install Ollama and Open WebUI when they boot";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "An instance without them never becomes healthy: the group replaces it again"
        + " and again.";
  }

  @Override
  public String remedy() {
    return "Install both in user_data. A new launch template replaces the instances, a few"
        + " at a time.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
         "locals": {"install": "snap install ollama"},
         "resource": {
          "aws_launch_template": {"app": {"user_data": "${base64encode(local.install)}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
         "locals": {"install":
           "snap install ollama && docker run ghcr.io/open-webui/open-webui:v0.6.36"},
         "resource": {
          "aws_launch_template": {"app": {"user_data": "${base64encode(local.install)}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "ollama")
        ? UserData.machines(document).flatMap(machine -> judge(document, machine))
        : Stream.empty();
  }

  private Stream<Finding> judge(TerraformDocument document, Resource machine) {
    var userData = UserData.of(document, machine);
    String script = COMMENT.matcher(userData.script()).replaceAll("");
    var missing =
        PROGRAMS.entrySet().stream()
            .filter(program -> !program.getValue().matcher(script).find())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            userData.breach(
                this, machine, "user_data does not install " + String.join(" and ", missing)));
  }
}
