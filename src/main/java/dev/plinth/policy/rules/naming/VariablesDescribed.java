package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What a variable is for and what it takes, said where it is declared. */
public final class VariablesDescribed implements DocumentRule {

  @Override
  public String title() {
    return "Variables have a description and a type";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Whoever sets the variable guesses what it means, and Terraform takes a value of any "
        + "type for it.";
  }

  @Override
  public String remedy() {
    return "Give the variable a description and a type. Nothing that is live changes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform style guide: variables",
            "https://developer.hashicorp.com/terraform/language/style#variables"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"variable": {"retention": {"default": 30}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"variable": {"retention": {"default": 30, "type": "number",
  "description": "Days for which logs are kept"}}}
""");
  }

  /** A plan says neither of the two. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!document.isConfiguration()) {
      return Stream.empty();
    }
    return document.variables().entrySet().stream()
        .flatMap(
            variable ->
                Stream.of("description", "type")
                    .filter(argument -> isMissing(variable.getValue(), argument))
                    .map(
                        argument ->
                            finding("variable." + variable.getKey(), "it has no " + argument)));
  }

  private static boolean isMissing(Block variable, String argument) {
    return variable.text(argument).filter(it -> !it.isBlank()).isEmpty();
  }
}
