package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What nobody writes down nobody reads. */
public final class SecretValueOutOfState implements DocumentRule {
  /** Parameters that everybody may read. */
  private static final Set<String> OPEN = Set.of("String", "StringList");

  @Override
  public String title() {
    return "Values of secrets are not written to Terraform's state";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever may read the state, a plan that was kept, or a backup of either reads the"
        + " secret.";
  }

  @Override
  public String remedy() {
    return "Use secret_string_wo of a secret, value_wo of a parameter, with an ephemeral"
        + " resource and a version to count up (Terraform 1.11); and give the secret a new"
        + " value.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Use write-only arguments, Terraform",
            "https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret_version": {"payments": {
            "secret_id": "${aws_secretsmanager_secret.payments.id}",
            "secret_string": "${random_password.payments.result}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret_version": {"payments": {
            "secret_id": "${aws_secretsmanager_secret.payments.id}",
            "secret_string_wo": "${ephemeral.random_password.payments.result}",
            "secret_string_wo_version": 1}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        document.resources("aws_secretsmanager_secret_version").stream()
            .flatMap(version -> kept(version, "secret_string", "secret_binary")),
        document.resources("aws_ssm_parameter").stream()
            .filter(parameter -> !OPEN.contains(parameter.text("type").orElse("")))
            .flatMap(parameter -> kept(parameter, "value")));
  }

  private Stream<Finding> kept(Resource holder, String... arguments) {
    return Stream.of(arguments)
        .filter(argument -> holder.text(argument).isPresent())
        .limit(1)
        .map(argument -> finding(holder, argument + " is kept in the state"));
  }
}
