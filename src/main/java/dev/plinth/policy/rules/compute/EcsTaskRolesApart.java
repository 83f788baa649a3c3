package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A program has no more rights than it needs. */
public final class EcsTaskRolesApart implements DocumentRule {
  private static final String PROGRAM = "task_role_arn";
  private static final String STARTER = "execution_role_arn";

  @Override
  public String title() {
    return "Tasks run in another role than the one that starts them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The role that starts a task pulls its image and reads all of its secrets. A"
        + " program with this role can read them again, for whoever has broken in.";
  }

  @Override
  public String remedy() {
    return "Make a role for the program with its own rights, and name it in task_role_arn."
        + " The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS, Task IAM role",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "execution_role_arn": "${aws_iam_role.execution.arn}",
            "task_role_arn": "${aws_iam_role.execution.arn}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "execution_role_arn": "${aws_iam_role.execution.arn}",
            "task_role_arn": "${aws_iam_role.task.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .filter(task -> task.isSet(PROGRAM) && !isAnother(task))
        .map(task -> finding(task, PROGRAM, "its program has the role that starts it"));
  }

  /** Two texts that differ are two roles, unless a value of one is known only after apply. */
  private static boolean isAnother(Resource task) {
    var programs = addresses(task, PROGRAM);
    boolean isKnown = !programs.isEmpty() || !task.isUnknown(PROGRAM);
    boolean sameRole = !programs.isEmpty() && programs.equals(addresses(task, STARTER));
    return isKnown && !sameRole && !task.value(PROGRAM).equals(task.value(STARTER));
  }

  private static List<String> addresses(Resource task, String argument) {
    return task.references(argument).stream().map(Reference::address).toList();
  }
}
