package dev.plinth.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration in Terraform's JSON syntax, whoever wrote it: {@code cdk.tf.json} of synth, or
 * any {@code .tf.json}.
 *
 * <p>Variables are read as their defaults; other expressions stay as they are written, and {@link
 * Block#references} says what they refer to.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration
 *     syntax</a>
 */
public final class TerraformDocument {
  private static final JsonFactory JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).getFactory();

  private static final Pattern ENCODED_LOCAL =
      Pattern.compile("\\$\\{jsonencode\\(local\\.(\\w+)\\)}");

  private final JsonNode root;
  private final Variables defaults;
  private final List<Resource> resources;
  private final List<Resource> dataSources;
  private final Map<String, Resource> addresses = new LinkedHashMap<>();

  private TerraformDocument(JsonNode root) {
    this.root = root;
    this.defaults = new Variables(variables());
    this.resources = resources("resource", "");
    this.dataSources = resources("data", "data.");
    Stream.of(resources, dataSources, resources("ephemeral", "ephemeral."))
        .flatMap(List::stream)
        .forEach(resource -> addresses.put(resource.address(), resource));
  }

  /**
   * Reads a text.
   *
   * @throws InvalidDocument if it is not one JSON object
   */
  public static TerraformDocument read(String json) {
    JsonNode root = json(json);
    if (!root.isObject()) {
      throw new InvalidDocument("not a JSON object");
    }
    return new TerraformDocument(root);
  }

  /** All resources, in the order of the document. */
  public List<Resource> resources() {
    return resources;
  }

  /** The resources of a type, such as {@code aws_s3_bucket}. */
  public List<Resource> resources(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** The data sources of a type, such as {@code aws_iam_policy_document}. */
  public List<Resource> dataSources(String type) {
    return dataSources.stream().filter(source -> source.type().equals(type)).toList();
  }

  /**
   * The resources of a type that are about another one: those whose argument refers to it, or has
   * its name.
   *
   * @param argument such as {@code bucket} of an {@code aws_s3_bucket_versioning}
   */
  public List<Resource> attachedTo(Resource whole, String type, String argument) {
    return resources(type).stream().filter(part -> isAbout(part, argument, whole)).toList();
  }

  private static boolean isAbout(Resource part, String argument, Resource whole) {
    return part.references(argument).stream()
            .anyMatch(reference -> reference.address().equals(whole.address()))
        || part.text(argument).isPresent() && part.text(argument).equals(whole.text(argument));
  }

  /** The resources and data sources that an argument refers to, without those that are missing. */
  public List<Resource> referred(Block block, String argument) {
    return block.references(argument).stream()
        .map(Reference::address)
        .distinct()
        .flatMap(address -> find(address).stream())
        .toList();
  }

  /** What a plan would do with its resources; a configuration does not say. */
  public List<PlannedChange> changes() {
    return List.of();
  }

  /** What is in the document and cannot be read, in words: a module whose text is elsewhere. */
  public List<String> unread() {
    return List.of();
  }

  /** The resource at an address, which may be a data source's or an ephemeral resource's. */
  public Optional<Resource> find(String address) {
    return Optional.ofNullable(addresses.get(address));
  }

  /**
   * The resource at an address that is known to be there.
   *
   * @throws NoSuchElementException if it is not
   */
  public Resource resource(String address) {
    return find(address)
        .orElseThrow(() -> new NoSuchElementException("the document has no " + address));
  }

  /**
   * The object that an argument holds as JSON: a text of JSON, or a local value that the document
   * passes to {@code jsonencode}. Empty if it is neither.
   */
  public Optional<Block> decoded(Block block, String argument) {
    return block.text(argument).flatMap(this::decoded).filter(JsonNode::isObject).map(Block::new);
  }

  /**
   * The objects of a list that an argument holds as JSON, in one of the ways of {@link #decoded}.
   */
  public Optional<List<Block>> decodedList(Block block, String argument) {
    return block
        .text(argument)
        .flatMap(this::decoded)
        .filter(JsonNode::isArray)
        .map(list -> Block.objects(list).map(Block::new).toList());
  }

  private Optional<JsonNode> decoded(String text) {
    var encoded = ENCODED_LOCAL.matcher(text);
    if (encoded.matches()) {
      return Optional.of(locals().value(encoded.group(1)));
    }
    try {
      return Optional.of(defaults.resolve(json(text)));
    } catch (InvalidDocument noJson) {
      return Optional.empty();
    }
  }

  /** The configurations of a provider: the first one for its region, then those with an alias. */
  public List<Block> providers(String name) {
    return section("provider").blocks(name);
  }

  /** The block named {@code terraform}: versions, providers, backend. */
  public Block settings() {
    return section("terraform");
  }

  /** The local values. */
  public Block locals() {
    return section("locals");
  }

  /** Variables by name. */
  public Map<String, Block> variables() {
    return named(root.path("variable"));
  }

  /** Outputs by name. */
  public Map<String, Block> outputs() {
    return named(defaults.resolve(root.path("output")));
  }

  private Block section(String name) {
    return new Block(defaults.resolve(root.path(name)));
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
    return List.copyOf(found);
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

  private static JsonNode json(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNode root = parser.readValueAsTree();
      if (root == null) {
        throw new InvalidDocument("empty");
      }
      if (parser.nextToken() != null) {
        throw new InvalidDocument(place(parser.currentTokenLocation()) + "more after the end");
      }
      return root;
    } catch (JsonProcessingException bad) {
      throw new InvalidDocument(place(bad.getLocation()) + reason(bad));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Without a second place, which names the parser's source. */
  private static String reason(JsonProcessingException bad) {
    return bad.getOriginalMessage().replaceAll(" \\(start marker at .*\\)$", "");
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }
}
