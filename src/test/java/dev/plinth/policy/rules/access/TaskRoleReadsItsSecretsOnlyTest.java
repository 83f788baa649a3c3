package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskRoleReadsItsSecretsOnlyTest extends RuleProof {
  TaskRoleReadsItsSecretsOnlyTest() {
    super(new TaskRoleReadsItsSecretsOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: any secret", "microservices/develop")
            .with(
                "/locals/cart_task/Statement/0/Resource/0",
                "\"arn:aws:secretsmanager:us-east-1:111111111111:secret:*\"")
            .foundAt("aws_iam_role.cart_task"),
        DocumentMutant.of("weakened: another's secret", "troubleshooter/mvp")
            .with(
                "/locals/task/Statement/13/Resource/1",
                "\"arn:aws:secretsmanager:us-west-2:333333333333:secret:shop/orders-a1B2c3\"")
            .foundAt("aws_iam_role.task"),
        DocumentMutant.of("removed", "microservices/develop")
            .removed("/locals/cart_task/Statement/0")
            .foundAt("aws_iam_role.cart_task"),
        DocumentMutant.of("unknown", "microservices/develop")
            .with(
                "/locals/cart_task/Statement/0/Resource/1",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role.cart_task"));
  }

  @Test
  void takes_a_key_of_a_secret_for_the_secret_and_lets_tasks_without_secrets_be() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {
                    "aws_iam_role": {"a": {"name": "a"}, "b": {"name": "b"}},
                    "aws_ecs_task_definition": {
                      "a": {"task_role_arn": "${aws_iam_role.a.arn}",
                        "container_definitions": "${jsonencode(local.a)}"},
                      "b": {"task_role_arn": "${aws_iam_role.b.arn}",
                        "container_definitions": "[]"}},
                    "aws_iam_role_policy": {"a": {"role": "a", "policy": "${jsonencode(local.p)}"},
                      "b": {"role": "b", "policy": "${jsonencode(local.p)}"}}},
                  "locals": {
                    "a": [{"secrets": [{"valueFrom":
                      "arn:aws:secretsmanager:eu-west-1:1:secret:a-a1B2c3:password::"}]}],
                    "p": {"Statement": {"Effect": "Allow",
                      "Action": "secretsmanager:GetSecretValue",
                      "Resource": "arn:aws:secretsmanager:eu-west-1:1:secret:a-a1B2c3"}}}}
                """))
        .isEmpty();
  }
}
