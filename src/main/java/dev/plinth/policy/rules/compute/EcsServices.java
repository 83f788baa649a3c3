package dev.plinth.policy.rules.compute;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Services of ECS and what they run. */
final class EcsServices {
  private static final String SCALED = "resource_id";

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

  /** What of Application Auto Scaling moves the number of tasks of a service. */
  static Stream<Resource> targets(TerraformDocument document, Resource service) {
    return document.resources("aws_appautoscaling_target").stream()
        .filter(target -> target.text("service_namespace").orElse("").equals("ecs"))
        .filter(target -> isOf(target, service));
  }

  /** A resource id is service/cluster/name. */
  private static boolean isOf(Resource target, Resource service) {
    return target.references(SCALED).stream().anyMatch(it -> it.address().equals(service.address()))
        || service
            .text("name")
            .filter(name -> target.text(SCALED).orElse("").endsWith("/" + name))
            .isPresent();
  }

  /** Whether Terraform leaves an argument of a resource to somebody else. */
  static boolean leaves(Resource resource, String argument) {
    return resource.blocks("lifecycle").stream()
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
