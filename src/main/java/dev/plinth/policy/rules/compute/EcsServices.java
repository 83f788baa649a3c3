package dev.plinth.policy.rules.compute;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Services of ECS and what they run. */
final class EcsServices {
  private EcsServices() {}

  /** Those of a document. */
  static List<Resource> in(TerraformDocument document) {
    return document.resources("aws_ecs_service");
  }

  /** Those that keep a number of tasks: a daemon has one on each instance instead. */
  static Stream<Resource> replicated(TerraformDocument document) {
    return in(document).stream()
        .filter(service -> !service.text("scheduling_strategy").orElse("").equals("DAEMON"));
  }

  /** Those that run a task definition. */
  static List<Resource> running(TerraformDocument document, Resource task) {
    return document.attachedTo(task, "aws_ecs_service", "task_definition");
  }

  /** The task definitions that a service runs, as far as they are in the document. */
  static Stream<Resource> tasks(TerraformDocument document, Resource service) {
    return document.referred(service, "task_definition").stream()
        .filter(task -> task.type().equals("aws_ecs_task_definition"));
  }

  /** Whether Terraform leaves an argument of a service to somebody else. */
  static boolean leaves(Resource service, String argument) {
    return service.blocks("lifecycle").stream()
        .anyMatch(
            lifecycle ->
                Stream.of(argument, "all").anyMatch(lifecycle.texts("ignore_changes")::contains));
  }

  /** Whether ECS itself rolls new versions out; otherwise CodeDeploy or a program does. */
  static boolean isRolledByEcs(Resource service) {
    return service.blocks("deployment_controller").stream()
        .allMatch(controller -> controller.text("type").orElse("ECS").equals("ECS"));
  }
}
