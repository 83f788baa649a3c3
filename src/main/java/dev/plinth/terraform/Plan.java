package dev.plinth.terraform;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.terraform.PlannedModule.Owner;
import dev.plinth.terraform.PlannedValues.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What {@code terraform show -json} says of a plan or of a state, as if it were a configuration
 * that has every instance by itself: {@code module.net["a"].aws_subnet.private[0]}.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output
 *     format</a>
 */
final class Plan {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode NOTHING = MissingNode.getInstance();

  /** An ARN, or an id that AWS makes up, such as {@code sg-0123456789abcdef0}. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "arn:\\S+|[a-z]{1,12}-[0-9a-f]{8,17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final String PUBLIC_REGISTRY = "registry.terraform.io/";

  private final JsonNode root;
  private final JsonNode configuration;
  private final PlannedModule module;
  private final Map<String, JsonNode> unknown = new HashMap<>();
  private final Map<String, Reference> identities = new HashMap<>();

  private Plan(JsonNode root) {
    this.root = root;
    this.configuration = root.path("configuration");
    this.module = PlannedModule.root(configuration.path("root_module"));
    changed().forEach(it -> unknown.put(address(it), it.path("change").path("after_unknown")));
  }

  /** Whether a text is of this form, by what stands in it first of all. */
  static boolean is(JsonNode root) {
    return root.has("format_version") || root.has("planned_values");
  }

  /**
   * What one is made of.
   *
   * @throws InvalidDocument if it is of a form that is not known, or without addresses
   */
  static Contents read(JsonNode root) {
    String version = root.path("format_version").asText();
    if (!version.matches("[01]\\..*")) {
      throw InvalidDocument.because(
          "format_version \"%s\": known are 0.1 up to 1.x".formatted(version));
    }
    return new Plan(root).contents();
  }

  private Contents contents() {
    Map<String, JsonNode> instances = instances();
    instances.forEach(
        (address, instance) -> {
          var way = Traversal.of(address);
          module.of(way).has(plainAddress(instance), key(instance, way));
          identify(address, instance.path("values"));
        });
    var resources = new ArrayList<Resource>();
    var dataSources = new ArrayList<Resource>();
    instances.forEach(
        (address, instance) ->
            (isData(instance) ? dataSources : resources).add(resource(address, instance)));
    return new Contents(
        false,
        resources,
        dataSources,
        List.of(),
        providers(),
        new Block(settings()),
        new Block(NOTHING),
        variables(),
        outputs(),
        changed().map(Plan::change).toList(),
        Stream.concat(incomplete(), OtherProviders.in(resources)).toList(),
        new Substitution(way -> NOTHING));
  }

  /** All of them by their addresses. A data source that was read stands in the state before. */
  private Map<String, JsonNode> instances() {
    var instances = new LinkedHashMap<String, JsonNode>();
    Stream.of(
            in(root.path("planned_values").path("root_module")),
            in(root.path("values").path("root_module")),
            root.has("planned_values") ? Stream.<JsonNode>empty() : changed().flatMap(Plan::after),
            in(root.path("prior_state").path("values").path("root_module")).filter(Plan::isData))
        .flatMap(found -> found)
        .peek(Plan::requireAddress)
        .forEach(instance -> instances.putIfAbsent(address(instance), instance));
    changed().filter(Plan::isForgotten).map(Plan::address).forEach(instances::remove);
    return instances;
  }

  /** Left alone, as a block named {@code removed} may say: it is no longer this code's. */
  private static boolean isForgotten(JsonNode changed) {
    return change(changed).actions().equals(List.of("forget"));
  }

  private static void requireAddress(JsonNode instance) {
    for (String name : List.of("address", "type", "name")) {
      if (instance.path(name).asText().isEmpty()) {
        throw InvalidDocument.because("a resource without its " + name);
      }
    }
  }

  private static Stream<JsonNode> in(JsonNode module) {
    return Stream.concat(
        elements(module.path("resources")),
        elements(module.path("child_modules")).flatMap(Plan::in));
  }

  /** Without what is left of an earlier replacement, which has the address of its successor. */
  private Stream<JsonNode> changed() {
    return elements(root.path("resource_changes")).filter(change -> !change.has("deposed"));
  }

  /** The instance that a change leaves, in the form of the planned values. */
  private static Stream<JsonNode> after(JsonNode changed) {
    if (!(changed instanceof ObjectNode instance) || !changed.path("change").has("after")) {
      return Stream.empty();
    }
    JsonNode values = changed.path("change").path("after");
    return values.isNull() ? Stream.empty() : Stream.of(instance.deepCopy().set("values", values));
  }

  /** What nothing else is called, and so is a reference wherever it stands. */
  private void identify(String address, JsonNode values) {
    for (String name : List.of("id", "arn")) {
      String value = values.path(name).asText();
      if (IDENTITY.matcher(value).matches()) {
        identities.putIfAbsent(value, new Reference(address, name));
      }
    }
  }

  private Stream<String> incomplete() {
    int deferred = root.path("deferred_changes").size();
    return Stream.of(
            Optional.of("the plan failed: what comes after the error is not in it")
                .filter(failed -> root.path("errored").asBoolean()),
            Optional.of("%d changes are deferred to another plan".formatted(deferred))
                .filter(some -> deferred > 0))
        .flatMap(Optional::stream);
  }

  private Resource resource(String address, JsonNode instance) {
    var way = Traversal.of(address);
    PlannedModule own = module.of(way);
    JsonNode written = own.written(plainAddress(instance));
    var owner = new Owner(key(instance, way), written.path("for_each_expression"));
    Value value =
        new PlannedValues(own, owner, identities)
            .of(
                instance.path("values"),
                unknown.getOrDefault(address, NOTHING),
                expressions(written));
    provider(written).ifPresent(name -> value.with("provider", name));
    return new Resource(
        address,
        instance.path("type").asText(),
        instance.path("name").asText(),
        value.value(),
        value.origin());
  }

  /** The configuration of its provider, where it is not the first one. */
  private Optional<String> provider(JsonNode written) {
    String key = written.path("provider_config_key").asText();
    return Optional.of(key.substring(key.lastIndexOf(':') + 1))
        .filter(name -> configuration.path("provider_config").path(key).has("alias"));
  }

  private Map<String, List<Block>> providers() {
    var values = new PlannedValues(module, Owner.ANY, identities);
    var providers = new LinkedHashMap<String, List<Block>>();
    for (JsonNode provider : configuration.path("provider_config")) {
      Value value = values.written(expressions(provider));
      Optional.of(provider.path("alias").asText())
          .filter(alias -> !alias.isEmpty())
          .ifPresent(alias -> value.with("alias", alias));
      providers
          .computeIfAbsent(provider.path("name").asText(), name -> new ArrayList<>())
          .add(new Block(value.value(), value.origin()));
    }
    return providers;
  }

  /** Of the block named {@code terraform}, a plan has the versions of the providers. */
  private JsonNode settings() {
    ObjectNode settings = JSON.objectNode();
    for (JsonNode provider : configuration.path("provider_config")) {
      ObjectNode required =
          settings
              .withObjectProperty("required_providers")
              .withObjectProperty(provider.path("name").asText());
      if (provider.has("full_name")) {
        required.put("source", provider.get("full_name").asText().replace(PUBLIC_REGISTRY, ""));
      }
      if (provider.has("version_constraint")) {
        required.set("version", provider.get("version_constraint"));
      }
    }
    return settings;
  }

  private Map<String, Block> variables() {
    var variables = new LinkedHashMap<String, Block>();
    configuration
        .path("root_module")
        .path("variables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), new Block(variable.getValue())));
    return variables;
  }

  private Map<String, Block> outputs() {
    JsonNode values = root.has("values") ? root.path("values") : root.path("planned_values");
    var outputs = new LinkedHashMap<String, Block>();
    for (var output : values.path("outputs").properties()) {
      String name = output.getKey();
      Value value =
          new PlannedValues(module, Owner.ANY, identities)
              .of(
                  output.getValue().path("value"),
                  root.path("output_changes").path(name).path("after_unknown"),
                  configuration.path("root_module").path("outputs").path(name).path("expression"));
      ObjectNode body = JSON.objectNode();
      body.set("sensitive", output.getValue().path("sensitive"));
      body.set("value", value.value());
      outputs.put(name, new Block(body, new Origin.Named(Map.of("value", value.origin()))));
    }
    return outputs;
  }

  private static PlannedChange change(JsonNode changed) {
    JsonNode change = changed.path("change");
    return new PlannedChange(
        address(changed),
        changed.path("type").asText(),
        elements(change.path("actions")).map(JsonNode::asText).toList(),
        elements(change.path("replace_paths"))
            .map(path -> elements(path).map(JsonNode::asText).collect(joining(".")))
            .toList());
  }

  private static JsonNode expressions(JsonNode written) {
    return written.isObject() && !written.has("expressions")
        ? JSON.objectNode()
        : written.path("expressions");
  }

  private static String address(JsonNode instance) {
    return instance.path("address").asText();
  }

  /** In its module, and for all instances. */
  private static String plainAddress(JsonNode instance) {
    String name = instance.path("type").asText() + "." + instance.path("name").asText();
    return isData(instance) ? "data." + name : name;
  }

  private static String key(JsonNode instance, Traversal way) {
    return way.key(way.modules() + (isData(instance) ? 2 : 1));
  }

  private static boolean isData(JsonNode instance) {
    return instance.path("mode").asText().equals("data");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }
}
