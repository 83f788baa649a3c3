package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret that is found out is soon another. */
public final class SecretRotated implements DocumentRule {
  private static final String ROTATION = "aws_secretsmanager_secret_rotation";

  @Override
  public String title() {
    return "Secrets rotate where a function can rotate them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A secret that somebody got hold of opens for years.";
  }

  @Override
  public String remedy() {
    return "Give the secret an aws_secretsmanager_secret_rotation with rotation_lambda_arn and"
        + " rotation_rules. Programs must read the secret anew, or be deployed after each"
        + " rotation.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(45), Source.fsbp("secretsmanager", "SecretsManager", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"orders": {"name": "shop/orders-database"}},
          "aws_secretsmanager_secret_version": {"orders": {
            "secret_id": "${aws_secretsmanager_secret.orders.id}",
            "secret_string_wo": "${jsonencode(local.login)}", "secret_string_wo_version": 1}}
        },
        "locals": {"login": {"engine": "postgres", "host": "${aws_db_instance.orders.address}",
          "username": "orders", "password": "${ephemeral.random_password.orders.result}"}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"orders": {"name": "shop/orders-database"}},
          "aws_secretsmanager_secret_version": {"orders": {
            "secret_id": "${aws_secretsmanager_secret.orders.id}",
            "secret_string_wo": "${jsonencode(local.login)}", "secret_string_wo_version": 1}},
          "aws_secretsmanager_secret_rotation": {"orders": {
            "secret_id": "${aws_secretsmanager_secret.orders.id}",
            "rotation_lambda_arn": "${aws_lambda_function.rotation.arn}",
            "rotation_rules": {"automatically_after_days": 30}}}
        },
        "locals": {"login": {"engine": "postgres", "host": "${aws_db_instance.orders.address}",
          "username": "orders", "password": "${ephemeral.random_password.orders.result}"}}}
        """);
  }

  /**
   * Rotation is supported where the document rotates any secret by a function, and for the login of
   * a database: AWS has functions for those.
   */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean hasFunction =
        document.resources(ROTATION).stream().map(Rotation::new).anyMatch(Rotation::namesFunction);
    return document.resources("aws_secretsmanager_secret").stream()
        .flatMap(secret -> check(document, secret, hasFunction).stream());
  }

  private Optional<Finding> check(
      TerraformDocument document, Resource secret, boolean hasFunction) {
    List<Resource> rotations = document.attachedTo(secret, ROTATION, "secret_id");
    if (rotations.isEmpty()) {
      return hasFunction || isLogin(document, secret)
          ? Optional.of(finding(secret, "no function rotates it"))
          : Optional.empty();
    }
    return rotations.stream()
        .flatMap(
            rotation ->
                new Rotation(rotation)
                    .breach().stream()
                        .map(what -> finding(secret, rotation, Rotation.FUNCTION, what)))
        .findFirst();
  }

  private static boolean isLogin(TerraformDocument document, Resource secret) {
    return document.attachedTo(secret, "aws_secretsmanager_secret_version", "secret_id").stream()
        .flatMap(
            version ->
                Stream.of("secret_string", "secret_string_wo")
                    .flatMap(argument -> document.decoded(version, argument).stream()))
        .anyMatch(value -> value.text("engine").isPresent() && value.text("password").isPresent());
  }
}
