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

/** Outputs of one platform, told from those of another where a program reads several. */
public final class OllamaOutputsNamed implements DocumentRule {
  private static final Pattern NAME = Pattern.compile("ollama_[a-z][a-z0-9_]*");

  @Override
  public String title() {
    return "Outputs of the Ollama platform have names that begin with ollama_";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Programs that read outputs by their names take those of another platform, or none.";
  }

  @Override
  public String remedy() {
    return "Rename the output to ollama_…, and tell whoever reads it. Nothing that is live "
        + "changes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(6));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "output": {"alb_dns_name": {"value": "${aws_lb.main.dns_name}", "description": "Address"}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "output": {"ollama_alb_dns_name": {"value": "${aws_lb.main.dns_name}", "description": "Address"}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "ollama")
        ? document.outputs().keySet().stream()
            .filter(name -> !NAME.matcher(name).matches())
            .map(name -> finding("output." + name, "its name does not begin with ollama_"))
        : Stream.empty();
  }
}
