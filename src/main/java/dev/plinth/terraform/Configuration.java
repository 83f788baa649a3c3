package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration in Terraform's JSON syntax.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration
 *     syntax</a>
 */
final class Configuration {
  private final JsonNode root;
  private final Variables defaults;

  private Configuration(JsonNode root) {
    this.root = root;
    this.defaults = new Variables(named(root.path("variable")));
  }

  static Contents read(JsonNode root) {
    return new Configuration(root).contents();
  }

  private Contents contents() {
    return new Contents(
        true,
        resources("resource", ""),
        resources("data", "data."),
        resources("ephemeral", "ephemeral."),
        providers(),
        section("terraform"),
        section("locals"),
        named(root.path("variable")),
        named(defaults.resolve(root.path("output"))),
        List.of(),
        List.of(),
        defaults);
  }

  private Block section(String name) {
    return new Block(defaults.resolve(root.path(name)));
  }

  private Map<String, List<Block>> providers() {
    var providers = new LinkedHashMap<String, List<Block>>();
    entries(root.path("provider"))
        .forEach(
            (name, bodies) ->
                providers.put(
                    name, Block.objects(bodies).map(defaults::resolve).map(Block::new).toList()));
    return providers;
  }

  private static Map<String, Block> named(JsonNode section) {
    var blocks = new LinkedHashMap<String, Block>();
    entries(section).forEach((name, body) -> blocks.put(name, new Block(body)));
    return blocks;
  }

  private List<Resource> resources(String section, String mode) {
    var found = new ArrayList<Resource>();
    entries(root.path(section))
        .forEach(
            (type, names) ->
                entries(names)
                    .forEach(
                        (name, body) ->
                            found.add(
                                new Resource(mode, type, name, defaults.resolve(sole(body))))));
    return found;
  }

  /** What is named in an object, or in a list of objects: Terraform takes both. */
  private static Map<String, JsonNode> entries(JsonNode node) {
    var entries = new LinkedHashMap<String, JsonNode>();
    Block.objects(node)
        .flatMap(object -> object.properties().stream())
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  /** A body may have a list around it. */
  private static JsonNode sole(JsonNode body) {
    return Block.objects(body).findFirst().orElse(body);
  }
}
