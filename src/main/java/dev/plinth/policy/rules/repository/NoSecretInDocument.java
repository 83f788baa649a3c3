package dev.plinth.policy.rules.repository;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Block.Text;
import dev.plinth.terraform.TerraformDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a configuration holds is in the repository, in every plan and in the state. */
public final class NoSecretInDocument implements DocumentRule {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)\\w*(password|passwd|secret_key|auth_token|api_key|client_secret|access_token"
              + "|private_key)|token|secret");

  /** A line of a script. */
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "(?i)(?:^|\\s)(?:export )?\\w*(?:password|secret|secret_?key|token|api_?key)="
              + "[\\\\\"']*([^\\s\"'$\\\\]{6,})");

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
    var texts = new LinkedHashMap<String, List<Text>>();
    texts.put("provider.aws", texts(document.providers("aws")));
    document.variables().forEach((name, it) -> texts.put("variable." + name, variable(name, it)));
    texts.put("locals", document.locals().everyText());
    document.resources().stream()
        .filter(resource -> !OF_OTHER_RULES.contains(resource.type()))
        .forEach(resource -> texts.put(resource.address(), resource.everyText()));
    document.outputs().forEach((name, it) -> texts.put("output." + name, it.everyText()));
    var harmless = new HashSet<String>();
    return texts.entrySet().stream()
        .flatMap(
            place ->
                what(place.getValue(), harmless)
                    .map(what -> finding(place.getKey(), "it holds " + what)));
  }

  private static List<Text> texts(List<Block> blocks) {
    return blocks.stream().flatMap(block -> block.everyText().stream()).toList();
  }

  /** As if the default were an argument of that name. */
  private static List<Text> variable(String name, Block variable) {
    return variable.text("default").map(it -> List.of(new Text(name, it))).orElse(List.of());
  }

  /**
   * @param harmless texts that have no form of a secret: most stand in a document many times
   */
  private static Stream<String> what(List<Text> texts, Set<String> harmless) {
    return Stream.concat(
            texts.stream().flatMap(text -> formed(text.value(), harmless)),
            texts.stream()
                .filter(NoSecretInDocument::isCalledSecret)
                .map(text -> "a value beside a name that calls it secret"))
        .limit(1);
  }

  private static Stream<String> formed(String text, Set<String> harmless) {
    if (harmless.contains(text)) {
      return Stream.empty();
    }
    List<String> found = Secrets.formed(text).toList();
    if (found.isEmpty()) {
      harmless.add(text);
    }
    return found.stream();
  }

  private static boolean isCalledSecret(Text text) {
    return SECRET_NAME.matcher(text.name()).matches() && Secrets.isLiteral(text.value())
        || text.value().indexOf('=') > 0
            && IN_SCRIPT
                .matcher(text.value())
                .results()
                .anyMatch(value -> Secrets.isLiteral(value.group(1)));
  }
}
