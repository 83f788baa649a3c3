package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program reads what it is given, and of nobody else.
 *
 * <p>About tasks of ECS to which secrets are given. On the platform of microservices the role of
 * the task reads each of them, since programs fetch rotated values again.
 */
public final class TaskRoleReadsItsSecretsOnly implements DocumentRule {
  private static final String READ = "secretsmanager:GetSecretValue";
  private static final String PLATFORM = "microservices";

  @Override
  public String title() {
    return "Task roles read the secrets of their task and no others";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at one program reads the passwords of the others.";
  }

  @Override
  public String remedy() {
    return "Allow secretsmanager:GetSecretValue on the ARNs that stand in the secrets of"
        + " the container definitions, each written out.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(43));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"cart": {"name": "cart", "assume_role_policy": "{}"}},
            "aws_ecs_task_definition": {"cart": {"task_role_arn": "${aws_iam_role.cart.arn}",
              "container_definitions": "${jsonencode(local.containers)}"}},
            "aws_iam_role_policy": {"cart": {"role": "${aws_iam_role.cart.id}", "policy": "${jsonencode(local.cart)}"}}
          },
          "locals": {
            "containers": [{"name": "cart", "secrets": [
              {"name": "KEY", "valueFrom": "${aws_secretsmanager_secret.cart.arn}"}]}],
            "cart": {"Statement": [{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
              "Resource": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*"}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"cart": {"name": "cart", "assume_role_policy": "{}"}},
            "aws_ecs_task_definition": {"cart": {"task_role_arn": "${aws_iam_role.cart.arn}",
              "container_definitions": "${jsonencode(local.containers)}"}},
            "aws_iam_role_policy": {"cart": {"role": "${aws_iam_role.cart.id}", "policy": "${jsonencode(local.cart)}"}}
          },
          "locals": {
            "containers": [{"name": "cart", "secrets": [
              {"name": "KEY", "valueFrom": "${aws_secretsmanager_secret.cart.arn}"}]}],
            "cart": {"Statement": [{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
              "Resource": "${aws_secretsmanager_secret.cart.arn}"}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Map<String, Set<String>> given = TaskSecrets.byRole(document);
    boolean readsAll = PlatformOf.is(document, PLATFORM);
    return given.isEmpty()
        ? Stream.empty()
        : Holders.in(document).stream()
            .filter(holder -> given.containsKey(holder.address()))
            .flatMap(holder -> findings(holder, given.get(holder.address()), readsAll));
  }

  private Stream<Finding> findings(Holder role, Set<String> given, boolean readsAll) {
    List<String> read =
        role.allowing(READ)
            .flatMap(statement -> statement.resources().stream())
            .distinct()
            .toList();
    Stream<Finding> more =
        read.stream()
            .filter(secret -> !given.contains(secret))
            .map(secret -> tooMuch(role, secret));
    Stream<Finding> less =
        given.stream()
            .filter(secret -> readsAll && !read.contains(secret))
            .map(
                secret ->
                    finding(
                        role.resource(),
                        "it may not read %s, which its task is given".formatted(secret)));
    return Stream.concat(more, less).limit(1);
  }

  private Finding tooMuch(Holder role, String secret) {
    return new Finding(
        this,
        role.address(),
        "it reads %s, which its task is not given".formatted(secret),
        !new ResourcePattern(secret).isUnknown());
  }
}
