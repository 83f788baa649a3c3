package dev.plinth.review.reference;

import static java.util.stream.Collectors.joining;

import dev.plinth.review.ServiceNames;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The resources by type, and in which environments they are. */
final class ResourcesTable {
  private ResourcesTable() {}

  static String of(Environments environments) {
    Map<String, TreeSet<String>> all = new TreeMap<>();
    environments
        .documents()
        .values()
        .forEach(
            document ->
                names(document)
                    .forEach(
                        (type, names) ->
                            all.computeIfAbsent(type, it -> new TreeSet<>()).addAll(names)));
    return Environments.table(
        List.of("type", "names"),
        all.entrySet().stream()
            .map(
                type ->
                    List.of(
                        "`%s`".formatted(type.getKey()),
                        type.getValue().stream()
                            .map(name -> named(type.getKey(), name, environments))
                            .collect(joining(", ")))));
  }

  private static String named(String type, String name, Environments environments) {
    return "`%s`%s"
        .formatted(
            name,
            environments.where(
                document -> names(document).getOrDefault(type, new TreeSet<>()).contains(name)));
  }

  private static Map<String, TreeSet<String>> names(TerraformDocument document) {
    var services = ServiceNames.of(document);
    var names = new TreeMap<String, TreeSet<String>>();
    document
        .resources()
        .forEach(
            resource ->
                names
                    .computeIfAbsent(resource.type(), it -> new TreeSet<>())
                    .add(services.folded(resource.name())));
    return names;
  }
}
