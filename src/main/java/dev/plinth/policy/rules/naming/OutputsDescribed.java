package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What an output is, said where people read it: in the plan and in the console. */
public final class OutputsDescribed implements DocumentRule {

  @Override
  public String title() {
    return "Outputs have a description";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who reads an output has to guess what it is, and whether it may be given on.";
  }

  @Override
  public String remedy() {
    return "Give the output a description: a few words that its name does not say.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(6),
        Source.page(
            "Terraform style guide: output values",
            "https://developer.hashicorp.com/terraform/language/style#outputs"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"output": {"alb_dns_name": {"value": "${aws_lb.main.dns_name}"}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"output": {"alb_dns_name": {"value": "${aws_lb.main.dns_name}",
  "description": "Name to point a domain at"}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.outputs().entrySet().stream()
        .filter(
            output -> output.getValue().text("description").filter(it -> !it.isBlank()).isEmpty())
        .filter(output -> !output.getValue().value("value").isMissingNode())
        .map(output -> finding("output." + output.getKey(), "it has no description"));
  }
}
