package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An instance of a module in a plan: it knows where the names in the module's expressions lead,
 * through inputs and outputs of modules down to resources.
 *
 * <p>A plan names what an expression refers to, and not how. Nor does it say what local values are
 * made of: the way ends there.
 */
final class PlannedModule {
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final PlannedModule parent;
  private final String prefix;
  private final Owner caller;
  private final JsonNode call;
  private final JsonNode configuration;
  private final Map<String, JsonNode> written = new HashMap<>();
  private final Map<String, Map<String, PlannedModule>> children = new HashMap<>();
  private final Map<String, Map<String, String>> instances = new HashMap<>();
  private final Map<String, List<Reference>> known = new HashMap<>();

  /**
   * What an expression belongs to: a resource, or the call of a module.
   *
   * @param key of the instance, such as {@code [0]}; empty without one
   * @param forEach what it is repeated for
   */
  record Owner(String key, JsonNode forEach) {
    static final Owner ANY = new Owner("", NOTHING);
  }

  private PlannedModule(
      PlannedModule parent, String prefix, Owner caller, JsonNode call, JsonNode configuration) {
    this.parent = parent;
    this.prefix = prefix;
    this.caller = caller;
    this.call = call;
    this.configuration = configuration;
    for (JsonNode resource : configuration.path("resources")) {
      written.put(resource.path("address").asText(), resource);
    }
  }

  /**
   * The module that a plan begins with.
   *
   * @param configuration of it: {@code root_module} of the plan's {@code configuration}
   */
  static PlannedModule root(JsonNode configuration) {
    return new PlannedModule(null, "", Owner.ANY, NOTHING, configuration);
  }

  /** The module within this one that a resource is in, by the address of the resource. */
  PlannedModule of(Traversal address) {
    PlannedModule module = this;
    for (int step = 0; step < address.modules(); step += 2) {
      module = module.child(address.name(step + 1), address.key(step + 1));
    }
    return module;
  }

  private PlannedModule child(String name, String key) {
    return children
        .computeIfAbsent(name, it -> new LinkedHashMap<>())
        .computeIfAbsent(
            key,
            it -> {
              JsonNode called = configuration.path("module_calls").path(name);
              return new PlannedModule(
                  this,
                  prefix + "module." + name + key + ".",
                  new Owner(key, called.path("for_each_expression")),
                  called,
                  called.path("module"));
            });
  }

  /** What stands before the addresses in this module: empty, or {@code module.net["a"].}. */
  String prefix() {
    return prefix;
  }

  /** Says that there is an instance of a resource, by its address in this module. */
  void has(String resource, String key) {
    instances
        .computeIfAbsent(resource, it -> new LinkedHashMap<>())
        .put(key, prefix + resource + key);
  }

  /** How the configuration has a resource, by its address in this module; missing without one. */
  JsonNode written(String resource) {
    return written.getOrDefault(resource, NOTHING);
  }

  /** The resources that an expression of this module refers to. */
  List<Reference> references(JsonNode expression, Owner owner) {
    List<String> names = names(expression);
    boolean repeated =
        names.stream().anyMatch(name -> name.equals("count.index") || name.startsWith("each."));
    return names.stream()
        .flatMap(name -> follow(Traversal.of(name), repeated ? owner : Owner.ANY))
        .distinct()
        .toList();
  }

  /**
   * What an expression names. Terraform lists {@code aws_lb.main.arn} and then {@code aws_lb.main},
   * which says less.
   */
  static List<String> names(JsonNode expression) {
    var names = new ArrayList<String>();
    String last = "";
    for (JsonNode reference : expression.path("references")) {
      String name = reference.asText();
      if (!last.startsWith(name + ".") && !last.startsWith(name + "[")) {
        names.add(name);
        last = name;
      }
    }
    return names;
  }

  private Stream<Reference> follow(Traversal way, Owner owner) {
    return switch (way.name(0)) {
      case "var" -> input(way.name(1)).stream();
      case "module" ->
          called(way, owner).stream().flatMap(child -> child.output(way.name(2)).stream());
      case "each" -> way.name(1).equals("value") ? element(way, owner) : Stream.empty();
      case "local", "count", "path", "terraform", "self" -> Stream.empty();
      case "data" -> resources("data.", way, 1, owner);
      default -> way.steps().size() < 2 ? Stream.empty() : resources("", way, 0, owner);
    };
  }

  private List<Reference> input(String name) {
    return parent == null
        ? List.of()
        : once("var." + name, () -> parent.references(call.path("expressions").path(name), caller));
  }

  private List<Reference> output(String name) {
    JsonNode output = configuration.path("outputs").path(name).path("expression");
    return once("output." + name, () -> references(output, Owner.ANY));
  }

  /** Found out once; a circle, which only a broken plan can have, leads nowhere. */
  private List<Reference> once(String name, Supplier<List<Reference>> found) {
    if (!known.containsKey(name)) {
      known.put(name, List.of());
      known.put(name, found.get());
    }
    return known.get(name);
  }

  private Collection<PlannedModule> called(Traversal way, Owner owner) {
    String name = way.name(1);
    if (!way.key(1).isEmpty() || !children.containsKey(name)) {
      return List.of(child(name, way.key(1)));
    }
    return chosen(children.get(name), owner);
  }

  /** What is repeated for other resources is about the one with the same key. */
  private Stream<Reference> element(Traversal way, Owner owner) {
    var same = new Owner(owner.key(), NOTHING);
    return names(owner.forEach()).stream()
        .flatMap(name -> follow(Traversal.of(name), same))
        .map(
            reference ->
                reference.attribute().isEmpty()
                    ? new Reference(reference.address(), way.name(2))
                    : reference);
  }

  private Stream<Reference> resources(String mode, Traversal way, int type, Owner owner) {
    String resource = mode + way.name(type) + "." + way.name(type + 1);
    String key = way.key(type + 1);
    String attribute = way.name(type + 2);
    Map<String, String> all = instances.getOrDefault(resource, Map.of());
    Collection<String> addresses =
        all.isEmpty() || !key.isEmpty()
            ? List.of(all.getOrDefault(key, prefix + resource + key))
            : chosen(all, owner);
    return addresses.stream().map(address -> new Reference(address, attribute));
  }

  /** The instance with the key of what refers to it; all, if there is none. */
  private static <T> Collection<T> chosen(Map<String, T> all, Owner owner) {
    return all.containsKey(owner.key()) ? List.of(all.get(owner.key())) : all.values();
  }
}
