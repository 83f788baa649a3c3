package dev.plinth.review.reference;

import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A platform in all its environments.
 *
 * @param documents its JSON by environment, the least serious first
 */
record Environments(Map<String, TerraformDocument> documents) {
  Environments {
    documents = new LinkedHashMap<>(documents);
  }

  List<String> names() {
    return List.copyOf(documents.keySet());
  }

  /** The document of the most serious environment. */
  TerraformDocument last() {
    return documents.values().stream().reduce((first, second) -> second).orElseThrow();
  }

  /** What there is in any of them, by name, in the order of the last one that has it. */
  <T> Map<String, T> all(Function<TerraformDocument, Map<String, T>> part) {
    var found = new LinkedHashMap<String, T>();
    List<TerraformDocument> mostSeriousFirst = new ArrayList<>(documents.values());
    for (int i = mostSeriousFirst.size() - 1; i >= 0; i--) {
      part.apply(mostSeriousFirst.get(i)).forEach(found::putIfAbsent);
    }
    return found;
  }

  /** In brackets, where something is; nothing if it is everywhere. */
  String where(Function<TerraformDocument, Boolean> isThere) {
    List<String> found =
        documents.entrySet().stream()
            .filter(environment -> isThere.apply(environment.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return found.size() == documents.size() ? "" : " (%s)".formatted(String.join(", ", found));
  }

  /** A table of Markdown. */
  static String table(List<String> heading, Stream<List<String>> rows) {
    return Stream.concat(
            Stream.of(row(heading), row(heading.stream().map(column -> "---").toList())),
            rows.map(Environments::row))
        .collect(Collectors.joining("\n"));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
