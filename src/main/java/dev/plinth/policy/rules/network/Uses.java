package dev.plinth.policy.rules.network;

import static java.util.stream.Collectors.toSet;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which resources of a type others refer to. */
final class Uses {
  private Uses() {}

  /**
   * The addresses of those that an expression of another resource, of an output or of a local value
   * takes something from. That one is made after another is no use of it.
   *
   * @param users the resources that count
   */
  static Set<String> of(TerraformDocument document, String type, Predicate<Resource> users) {
    var taken = Pattern.compile("(?<![\\w.])(" + type + "\\.[\\w-]+)(?:\\[[^]]*])?\\.\\w");
    Stream<Block> elsewhere =
        Stream.concat(document.outputs().values().stream(), Stream.of(document.locals()));
    return Stream.concat(document.resources().stream().filter(users), elsewhere)
        .flatMap(block -> taken.matcher(block.toString()).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }
}
