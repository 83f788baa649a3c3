package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Variables of one platform, told from those of another in a file of values. */
public final class OllamaVariablesNamed implements DocumentRule {
  private static final Pattern NAME = Pattern.compile("ollama_[a-z][a-z0-9_]*");

  @Override
  public String title() {
    return "Variables of the Ollama platform have names that begin with ollama_";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A value file or TF_VAR_… of another platform sets the variable unnoticed.";
  }

  @Override
  public String remedy() {
    return "Rename the variable to ollama_…, and the key in every file of values. Nothing that "
        + "is live changes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(4));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "variable": {"instance_type": {"type": "string", "description": "Type of the servers"}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "variable": {"ollama_instance_type": {"type": "string", "description": "Type of the servers"}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "ollama")
        ? document.variables().keySet().stream()
            .filter(name -> !NAME.matcher(name).matches())
            .map(name -> finding("variable." + name, "its name does not begin with ollama_"))
        : Stream.empty();
  }
}
