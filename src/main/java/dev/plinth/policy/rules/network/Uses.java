package dev.plinth.policy.rules.network;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which resources of a type others take something from. */
final class Uses {
  private final Set<String> named;
  private final String everything;

  /**
   * Expressions of other resources, of outputs and of local values count. That one resource is made
   * after another is no use of it.
   *
   * @param users the resources that count
   */
  Uses(TerraformDocument document, String type, Predicate<Resource> users) {
    var taken = Pattern.compile("\\b(" + type + "\\.[\\w-]+)(?:\\[[^]]*])?\\.\\w");
    Stream<Block> elsewhere =
        Stream.concat(document.outputs().values().stream(), Stream.of(document.locals()));
    everything =
        Stream.concat(
                document.resources().stream()
                    .filter(resource -> !resource.type().equals(type))
                    .filter(users),
                elsewhere)
            .map(Block::toString)
            .collect(joining("\n"));
    named = taken.matcher(everything).results().map(found -> found.group(1)).collect(toSet());
  }

  /** Whether one is named: by its name in its module, or by the id that a plan knows. */
  boolean areOf(Resource resource) {
    return named.contains(resource.type() + "." + resource.name())
        || resource.text("id").filter(id -> everything.contains('"' + id + '"')).isPresent();
  }
}
