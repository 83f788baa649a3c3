package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;

/** From one resource of a document to others. */
final class Links {
  private Links() {}

  /**
   * The resources of a type that an argument names: by a reference, or by their id where a plan or
   * a state knows it.
   */
  static List<Resource> to(TerraformDocument document, Block block, String argument, String type) {
    if (!block.isSet(argument)) {
      return List.of();
    }
    List<Resource> referred = document.referred(block, argument);
    List<String> ids = block.texts(argument);
    return document.resources(type).stream()
        .filter(
            resource ->
                referred.contains(resource)
                    || resource.text("id").filter(ids::contains).isPresent())
        .toList();
  }
}
