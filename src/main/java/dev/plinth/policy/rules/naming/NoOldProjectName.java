package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nothing remembers the projects that the Ollama platform came from. */
public final class NoOldProjectName implements DocumentRule {
  private static final Pattern OLD =
      Pattern.compile("crud[-_ ]?app|education[-_ ]?portal", Pattern.CASE_INSENSITIVE);

  /** Those that look something up by a name. */
  private static final List<String> DATA_SOURCES =
      List.of(
          "aws_ami",
          "aws_db_cluster_snapshot",
          "aws_dynamodb_table",
          "aws_iam_policy_document",
          "aws_iam_role",
          "aws_lb",
          "aws_s3_bucket",
          "aws_secretsmanager_secret",
          "aws_security_group",
          "aws_ssm_parameter",
          "aws_subnets",
          "aws_vpc");

  @Override
  public String title() {
    return "Nothing in the Ollama platform speaks of crud-app or education-portal";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A name of an earlier project points at things that are not there, or that belong to "
        + "somebody else.";
  }

  @Override
  public String remedy() {
    return "Use the platform's own name. Where the old one is a live resource's, bring that in "
        + "with terraform import first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(7));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
 "resource": {"aws_security_group": {"app": {"name": "ollama-app-sg",
   "description": "Instances of crud-app"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
 "resource": {"aws_security_group": {"app": {"name": "ollama-app-sg",
   "description": "Instances of Ollama"}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "ollama")) {
      return Stream.empty();
    }
    var texts = new LinkedHashMap<String, String>();
    texts.put("terraform", document.settings().toString());
    document
        .providers("aws")
        .forEach(it -> texts.merge("provider.aws", it.toString(), String::concat));
    document.variables().forEach((name, it) -> texts.put("variable." + name, name + it));
    texts.put("locals", document.locals().toString());
    DATA_SOURCES.stream()
        .flatMap(type -> document.dataSources(type).stream())
        .forEach(it -> texts.put(it.address(), it.toString()));
    document.resources().forEach(it -> texts.put(it.address(), it.toString()));
    document.outputs().forEach((name, it) -> texts.put("output." + name, name + it));
    return texts.entrySet().stream()
        .flatMap(
            text ->
                OLD.matcher(text.getValue())
                    .results()
                    .limit(1)
                    .map(old -> finding(text.getKey(), "it speaks of " + old.group())));
  }
}
