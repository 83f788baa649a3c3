package dev.plinth.policy.rules.watching;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The log groups that the containers of a task write to. */
final class ContainerLogGroups {
  /** By the driver awslogs, and by Fluent Bit. */
  private static final List<String> OPTIONS = List.of("awslogs-group", "log_group_name");

  private ContainerLogGroups() {}

  /** Their names; where the name is not known, what is written instead of it. */
  static List<String> of(TerraformDocument document, Resource task) {
    return document.decodedList(task, "container_definitions").orElse(List.of()).stream()
        .flatMap(container -> container.blocks("logConfiguration").stream())
        .flatMap(configuration -> configuration.blocks("options").stream())
        .flatMap(options -> OPTIONS.stream().flatMap(option -> name(document, options, option)))
        .distinct()
        .toList();
  }

  private static Stream<String> name(TerraformDocument document, Block options, String option) {
    Optional<String> group =
        options.references(option).stream()
            .map(Reference::address)
            .flatMap(address -> document.find(address).stream())
            .flatMap(resource -> resource.text("name").stream())
            .findFirst();
    return group.or(() -> options.text(option)).stream();
  }
}
