package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A task does not see what else runs on its host. */
public final class EcsTaskHasOwnProcesses implements DocumentRule {
  private static final List<String> MODES = List.of("pid_mode", "ipc_mode");

  @Override
  public String title() {
    return "Tasks do not share the processes of their host";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "With the process or memory namespace of the host, a container sees and may end"
        + " whatever runs there.";
  }

  @Override
  public String remedy() {
    return "Remove pid_mode and ipc_mode where they are host. The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ecs", "ECS", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "pid_mode": "host"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "pid_mode": "task"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .flatMap(
            task ->
                MODES.stream()
                    .filter(
                        mode -> task.text(mode).orElse("").equals("host") || task.isUnknown(mode))
                    .map(mode -> finding(task, mode, mode + " may be host")));
  }
}
