package dev.plinth.policy.rules.naming;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A configuration of the AWS provider, and what it is for.
 *
 * @param address such as {@code provider.aws.replica}
 * @param settings its block; an empty one where the document has none
 * @param resources that are made through it
 */
record Provider(String address, Optional<Block> settings, List<Resource> resources) {
  private static final String NAME = "aws";

  /** Those that something is made through, the default one first. */
  static List<Provider> of(TerraformDocument document) {
    var byName = new LinkedHashMap<String, List<Resource>>();
    document.resources().stream()
        .filter(resource -> resource.type().startsWith(NAME + "_"))
        .forEach(
            resource ->
                byName.computeIfAbsent(name(resource), it -> new ArrayList<>()).add(resource));
    return byName.entrySet().stream()
        .map(
            entry ->
                new Provider(
                    "provider." + entry.getKey(),
                    settings(document, entry.getKey()),
                    entry.getValue()))
        .toList();
  }

  /** Of one resource: {@code aws}, or {@code aws.replica}. */
  private static String name(Resource resource) {
    return resource
        .text("provider")
        .map(name -> name.replaceAll("[${}]", "").strip())
        .filter(name -> name.startsWith(NAME))
        .orElse(NAME);
  }

  private static Optional<Block> settings(TerraformDocument document, String name) {
    return document.providers(NAME).stream()
        .filter(
            provider -> name.equals(provider.text("alias").map(it -> NAME + "." + it).orElse(NAME)))
        .findFirst();
  }

  /** The region; empty where it comes from the surroundings. */
  Optional<String> region() {
    return settings
        .filter(block -> !block.isUnknown("region"))
        .flatMap(block -> block.text("region"));
  }

  /** The account, where the document says that it is the only one allowed. */
  Optional<String> account() {
    return settings
        .map(block -> block.texts("allowed_account_ids"))
        .filter(accounts -> accounts.size() == 1)
        .map(accounts -> accounts.get(0));
  }

  /** The default tags; where they are computed, none. */
  List<Block> defaultTags() {
    return settings.stream()
        .flatMap(block -> block.blocks("default_tags").stream())
        .flatMap(tags -> tags.blocks("tags").stream())
        .toList();
  }
}
