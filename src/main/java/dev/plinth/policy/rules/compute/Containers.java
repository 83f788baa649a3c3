package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Finding;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The containers of task definitions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html">
 *     Task definition parameters</a>
 */
final class Containers {
  private static final String DEFINITIONS = "container_definitions";

  private Containers() {}

  /** Those of a task definition; empty if they cannot be read before apply. */
  static Optional<List<Block>> of(TerraformDocument document, Resource task) {
    return document.decodedList(task, DEFINITIONS);
  }

  /** What a container is called; in its task definition, no other is. */
  static String name(Block container) {
    return container.text("name").orElse("without a name");
  }

  /**
   * A breach at each container of the document that is not as it should be, and at each task
   * definition whose containers cannot be read: what they say is not sure.
   *
   * @param good whether a container of a task definition is as it should be
   * @param argument of the container, whose value decides
   */
  static Stream<Finding> judge(
      DocumentRule rule,
      TerraformDocument document,
      BiPredicate<Resource, Block> good,
      String argument,
      String what) {
    return document.resources("aws_ecs_task_definition").stream()
        .flatMap(
            task ->
                of(document, task)
                    .map(
                        containers ->
                            containers.stream()
                                .filter(container -> !good.test(task, container))
                                .map(
                                    container ->
                                        rule.finding(
                                            task,
                                            container,
                                            argument,
                                            "container %s: %s".formatted(name(container), what))))
                    .orElseGet(() -> Stream.of(unread(rule, task))));
  }

  /** A breach at a task definition whose containers cannot be read. */
  static Finding unread(DocumentRule rule, Resource task) {
    return rule.finding(task, DEFINITIONS, DEFINITIONS + " cannot be read before apply");
  }
}
