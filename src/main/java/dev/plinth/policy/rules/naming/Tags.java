package dev.plinth.policy.rules.naming;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The tags that resources get, by default or their own.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags">
 *     default_tags</a>
 */
final class Tags {
  private static final Set<String> TAKE_DEFAULTS = Set.copyOf(ResourceList.read("taggable.txt"));

  /** Has its tags as blocks, and takes no defaults. */
  private static final String GROUP = "aws_autoscaling_group";

  private Tags() {}

  /**
   * A lack of a tag.
   *
   * @param address of a resource, or of a provider if none of its resources has it
   */
  record Gap(String address, String what, boolean certain) {}

  /** Where a tag is missing, or has a value that is not good. */
  static Stream<Gap> gaps(TerraformDocument document, String key, Predicate<String> good) {
    return Provider.of(document).stream().flatMap(provider -> gaps(provider, key, good));
  }

  private static Stream<Gap> gaps(Provider provider, String key, Predicate<String> good) {
    List<Resource> taggable =
        provider.resources().stream()
            .filter(it -> TAKE_DEFAULTS.contains(it.type()) || it.type().equals(GROUP))
            .toList();
    List<Resource> bare =
        taggable.stream().filter(it -> value(provider, it, key).filter(good).isEmpty()).toList();
    boolean none =
        bare.stream().filter(it -> !it.type().equals(GROUP)).count() > 1
            && taggable.stream().filter(it -> !it.type().equals(GROUP)).allMatch(bare::contains);
    Stream<Gap> each =
        bare.stream()
            .filter(it -> !none || it.type().equals(GROUP))
            .map(it -> gap(it.address(), value(provider, it, key), key, it.isUnknown("tags")));
    if (!none) {
      return each;
    }
    boolean computed =
        provider.settings().stream()
            .flatMap(block -> block.blocks("default_tags").stream())
            .anyMatch(tags -> tags.isUnknown("tags"));
    return Stream.concat(
        Stream.of(gap(provider.address(), value(provider, bare.get(0), key), key, computed)), each);
  }

  private static Gap gap(String address, Optional<String> value, String key, boolean computed) {
    return value.isPresent()
        ? new Gap(
            address, "tag %s is \"%s\"".formatted(key, value.get()), !value.get().contains("${"))
        : new Gap(address, "there is no tag " + key, !computed);
  }

  private static Optional<String> value(Provider provider, Resource resource, String key) {
    if (resource.type().equals(GROUP)) {
      return resource.blocks("tag").stream()
          .filter(tag -> tag.text("key").filter(key::equals).isPresent())
          .flatMap(tag -> tag.text("value").stream())
          .findFirst();
    }
    return Stream.of(
            resource.blocks("tags").stream(),
            resource.blocks("tags_all").stream(),
            provider.defaultTags().stream())
        .flatMap(blocks -> blocks)
        .flatMap(tags -> tags.text(key).stream())
        .findFirst();
  }
}
