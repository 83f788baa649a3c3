package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who looks for the lines of the platform finds them by its name.
 *
 * <p>About the platform of Ollama. A name may have folders before it: {@code /aws/ec2/ollama-app}.
 */
public final class OllamaLogGroupsNamed implements DocumentRule {
  private static final Pattern NAME = Pattern.compile("(.*/)?ollama-.+");

  @Override
  public String title() {
    return "Names of log groups of the Ollama platform begin with ollama-";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "In an account with many log groups nobody finds the right one when it matters.";
  }

  @Override
  public String remedy() {
    return "Begin the last part of the name with ollama-. Another name is another group:"
        + " the lines of the old one stay where they are, if it is removed from the state"
        + " first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(20));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama", "Environment": "production"}}}},
          "resource": {"aws_cloudwatch_log_group": {"app": {"name": "/aws/ec2/app"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama", "Environment": "production"}}}},
          "resource": {"aws_cloudwatch_log_group": {"app": {"name": "/aws/ec2/ollama-app"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_log_group").stream()
        .filter(group -> PlatformOf.is(document, "ollama"))
        .filter(group -> !NAME.matcher(name(group)).matches())
        .map(group -> finding(group, argument(group), "its name does not begin with ollama-"));
  }

  private static String name(Resource group) {
    return group.text(argument(group)).orElse("");
  }

  private static String argument(Resource group) {
    return group.isSet("name") ? "name" : "name_prefix";
  }
}
