package dev.plinth.policy.rules.network;

import static java.util.stream.Collectors.toSet;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What takes something from resources of a type.
 *
 * <p>Expressions of other resources, of outputs and of local values count. That one resource is
 * made after another is no use of it.
 */
final class Uses {
  private final TerraformDocument document;
  private final Predicate<Resource> users;
  private final Set<String> takenElsewhere;
  private Set<String> texts;

  /**
   * @param users the resources that count, among those of other types
   */
  Uses(TerraformDocument document, String type, Predicate<Resource> users) {
    this.document = document;
    this.users = users.and(resource -> !resource.type().equals(type));
    this.takenElsewhere =
        elsewhere(document)
            .flatMap(block -> block.references().stream())
            .map(Reference::address)
            .collect(toSet());
  }

  /** Whether one is named: by a reference, or by the id that a plan knows. */
  boolean areOf(Resource resource) {
    return takenElsewhere.contains(resource.address())
        || document.referring(resource.address()).stream().anyMatch(users)
        || resource.text("id").filter(texts()::contains).isPresent();
  }

  /** Looked through for what no reference names only: they are the document over again. */
  private Set<String> texts() {
    if (texts == null) {
      texts =
          Stream.concat(document.resources().stream().filter(users), elsewhere(document))
              .flatMap(block -> block.everyText().stream())
              .map(Block.Text::value)
              .collect(toSet());
    }
    return texts;
  }

  private static Stream<Block> elsewhere(TerraformDocument document) {
    return Stream.concat(document.outputs().values().stream(), Stream.of(document.locals()));
  }
}
