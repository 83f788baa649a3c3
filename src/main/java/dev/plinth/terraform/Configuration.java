package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.terraform.ConfigurationFile.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration in Terraform's JSON syntax, in one file or several.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration
 *     syntax</a>
 */
final class Configuration {
  /** What a resource is repeated for, if that is another one, whole. */
  private static final Pattern RESOURCE =
      Pattern.compile("\\$\\{((?:data\\.)?[a-z][a-z0-9]*_[a-z0-9_]+\\.[A-Za-z_][\\w-]*)}");

  private final List<ConfigurationFile> files;
  private final Map<String, JsonNode> variables;
  private final NamedValues values;
  private final Substitution substitution;

  private Configuration(List<ConfigurationFile> files) {
    this.files = files;
    this.variables = named("variable", Entry::block);
    this.values = new NamedValues(variables, named("locals", Entry::value));
    this.substitution = new Substitution(values);
  }

  /**
   * What one is made of.
   *
   * @param files first the ordinary ones, then those that override them
   * @throws InvalidDocument if something is there twice, or is no block where one must be
   */
  static Contents read(List<ConfigurationFile> files) {
    return new Configuration(files).contents();
  }

  private Contents contents() {
    List<Resource> resources = resources("resource", "");
    return new Contents(
        true,
        resources,
        resources("data", "data."),
        resources("ephemeral", "ephemeral."),
        providers(),
        settings(),
        new Block(values.locals()),
        blocks(variables),
        blocks(named("output", output -> substitution.in(output.block()))),
        List.of(),
        unread(resources),
        substitution);
  }

  private List<String> unread(List<Resource> resources) {
    Stream<String> modules =
        named("module", Entry::block).keySet().stream()
            .map("module.%s: its text is not in this document: check a plan instead"::formatted);
    return Stream.concat(modules, OtherProviders.in(resources)).toList();
  }

  private List<Resource> resources(String section, String mode) {
    Stream<Entry> entries = section(section).flatMap(Entry::entries);
    return merged(entries, Entry::block).entrySet().stream()
        .map(entry -> resource(mode, entry.getKey(), entry.getValue()))
        .filter(resource -> resource.number("count").orElse(1) != 0)
        .toList();
  }

  private Resource resource(String mode, String address, JsonNode written) {
    int dot = address.indexOf('.');
    JsonNode body = DynamicBlocks.writtenOut(substitution.in(chained(written)));
    return new Resource(mode, address.substring(0, dot), address.substring(dot + 1), body);
  }

  /** A resource that is repeated for another one refers to it, where it says {@code each.value}. */
  private static JsonNode chained(JsonNode body) {
    var other = RESOURCE.matcher(body.path("for_each").asText());
    if (!other.matches()) {
      return body;
    }
    String each = other.group(1) + "[each.key].";
    return Substitution.texts(
        body, text -> TextNode.valueOf(text.textValue().replace("each.value.", each)));
  }

  private Map<String, List<Block>> providers() {
    var providers = new LinkedHashMap<String, List<Block>>();
    section("provider")
        .forEach(
            provider ->
                Block.objects(provider.value())
                    .map(substitution::in)
                    .forEach(
                        body ->
                            providers
                                .computeIfAbsent(provider.address(), name -> new ArrayList<>())
                                .add(new Block(body))));
    return providers;
  }

  private Block settings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    files.stream().flatMap(file -> file.blocks("terraform")).forEach(each -> merge(settings, each));
    return new Block(substitution.in(settings));
  }

  private Map<String, JsonNode> named(String section, Function<Entry, JsonNode> value) {
    return merged(section(section), value);
  }

  private Stream<Entry> section(String name) {
    return files.stream().flatMap(file -> file.section(name));
  }

  /** What is named, once: only a file that overrides may name it again. */
  private static Map<String, JsonNode> merged(
      Stream<Entry> entries, Function<Entry, JsonNode> value) {
    var merged = new LinkedHashMap<String, JsonNode>();
    var places = new LinkedHashMap<String, String>();
    entries.forEach(
        entry -> {
          String earlier = places.put(entry.address(), entry.file().name());
          JsonNode before = merged.get(entry.address());
          if (before == null) {
            merged.put(entry.address(), value.apply(entry));
          } else if (!entry.file().overrides()) {
            throw entry.file().invalid(twice(entry, earlier));
          } else if (before instanceof ObjectNode block && entry.value().isObject()) {
            merged.put(entry.address(), merge(block.deepCopy(), entry.value()));
          }
        });
    return merged;
  }

  private static String twice(Entry entry, String earlier) {
    return earlier.equals(entry.file().name())
        ? entry.path() + " is there twice"
        : "%s is in %s, too".formatted(entry.path(), earlier);
  }

  private static ObjectNode merge(ObjectNode block, JsonNode more) {
    more.properties()
        .forEach(
            part -> {
              if (block.get(part.getKey()) instanceof ObjectNode inner
                  && part.getValue() instanceof ObjectNode) {
                block.set(part.getKey(), merge(inner.deepCopy(), part.getValue()));
              } else {
                block.set(part.getKey(), part.getValue());
              }
            });
    return block;
  }

  private static Map<String, Block> blocks(Map<String, JsonNode> bodies) {
    var blocks = new LinkedHashMap<String, Block>();
    bodies.forEach((name, body) -> blocks.put(name, new Block(body)));
    return blocks;
  }
}
