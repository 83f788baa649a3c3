package dev.plinth.policy.rules.access;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The secrets that containers of tasks are given. */
final class TaskSecrets {
  private TaskSecrets() {}

  /** The secrets that tasks are given, by the address of the role of the task. */
  static Map<String, Set<String>> byRole(TerraformDocument document) {
    var given = new LinkedHashMap<String, Set<String>>();
    for (Resource task : document.resources("aws_ecs_task_definition")) {
      Set<String> secrets =
          document.decodedList(task, "container_definitions").orElse(List.of()).stream()
              .flatMap(container -> container.blocks("secrets").stream())
              .flatMap(secret -> secret.text("valueFrom").stream())
              .filter(from -> !from.startsWith("arn:aws:ssm:"))
              .map(TaskSecrets::secret)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      document.referred(task, "task_role_arn").stream()
          .filter(role -> !secrets.isEmpty())
          .forEach(
              role ->
                  given
                      .computeIfAbsent(role.address(), it -> new LinkedHashSet<>())
                      .addAll(secrets));
    }
    return given;
  }

  /** Without what may follow it: a key of its JSON, a stage and a version. */
  private static String secret(String valueFrom) {
    return valueFrom.startsWith("${")
        ? valueFrom.substring(0, valueFrom.indexOf('}') + 1)
        : Stream.of(valueFrom.split(":")).limit(7).collect(Collectors.joining(":"));
  }
}
