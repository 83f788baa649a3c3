package dev.plinth.policy.rules.repository;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a configuration holds is in the repository, in every plan and in the state. */
public final class NoSecretInDocument implements DocumentRule {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)\"(?:\\w*(?:password|passwd|secret_key|auth_token|api_key|client_secret|access_token"
              + "|private_key)|token|secret)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

  /** A line of a script; quotes in it are escaped, as everything is in JSON. */
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "(?i)(?:^|\\\\n|\\s)(?:export )?\\w*(?:password|secret|secret_?key|token|api_?key)="
              + "[\\\\\"']*([^\\s\"'$\\\\]{6,})");

  /** Without one of them neither of the patterns finds anything. */
  private static final List<String> SIGNS =
      List.of("passw", "secret", "token", "api_key", "apikey", "private_key");

  /** Whose secrets other rules look for, each in the place that it knows. */
  private static final Set<String> OF_OTHER_RULES =
      Set.of(
          "aws_codebuild_project",
          "aws_db_instance",
          "aws_ecs_task_definition",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_rds_cluster",
          "aws_secretsmanager_secret_version",
          "aws_ssm_parameter");

  @Override
  public String title() {
    return "No secret is written into the configuration";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Whoever reads the configuration, a plan or the state can use the secret.";
  }

  @Override
  public String remedy() {
    return "Revoke the secret first. Keep the new one in Secrets Manager or Parameter Store, and"
        + " let its reader fetch it by its ARN.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(32),
        Source.page(
            "AWS provider: authentication",
            "https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"variable": {"admin_password": {"type": "string", "sensitive": true,
   "description": "Of the administrator", "default": "Rosebud-1941"}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"variable": {"admin_password": {"type": "string", "sensitive": true,
   "description": "Of the administrator"}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var texts = new LinkedHashMap<String, String>();
    document
        .providers("aws")
        .forEach(it -> texts.merge("provider.aws", it.toString(), String::concat));
    document.variables().forEach((name, it) -> texts.put("variable." + name, variable(name, it)));
    texts.put("locals", document.locals().toString());
    document.resources().stream()
        .filter(resource -> !OF_OTHER_RULES.contains(resource.type()))
        .forEach(resource -> texts.put(resource.address(), resource.toString()));
    document.outputs().forEach((name, it) -> texts.put("output." + name, it.toString()));
    return texts.entrySet().stream()
        .flatMap(
            text -> what(text.getValue()).map(what -> finding(text.getKey(), "it holds " + what)));
  }

  /** As if the default were an argument of that name. */
  private static String variable(String name, Block variable) {
    return variable.text("default").map(it -> "\"%s\":\"%s\"".formatted(name, it)).orElse("");
  }

  /** Quick, and true of few resources; the patterns take their time. */
  private static boolean mayBeNamed(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(small::contains);
  }

  private static Stream<String> what(String text) {
    boolean named =
        mayBeNamed(text)
            && Stream.of(SECRET_NAME, IN_SCRIPT)
                .flatMap(pattern -> pattern.matcher(text).results())
                .anyMatch(value -> Secrets.isLiteral(value.group(1)));
    return Stream.concat(
            Secrets.formed(text),
            named ? Stream.of("a value beside a name that calls it secret") : Stream.empty())
        .limit(1);
  }
}
