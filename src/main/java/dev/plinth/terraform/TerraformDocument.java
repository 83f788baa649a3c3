package dev.plinth.terraform;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration in Terraform's JSON syntax, or the JSON of a plan or a state, whoever wrote it:
 * {@code cdk.tf.json} of synth, any {@code .tf.json}, the output of {@code terraform show -json}.
 *
 * <p>In a configuration, variables are read as their defaults; other expressions stay as they are
 * written, and {@link Block#references} says what they refer to.
 *
 * <p>A plan and a state have every instance of a resource by itself, with the values that are
 * known. A value that is known only after apply is an expression of what it is computed from.
 * Neither has the backend, local values, or what {@code lifecycle} says.
 */
public final class TerraformDocument {
  private static final Pattern ENCODED =
      Pattern.compile("(?s)\\$\\{\\s*+jsonencode\\((.*)\\)\\s*+}");

  private final Contents contents;
  private final Map<String, List<Resource>> resources;
  private final Map<String, List<Resource>> dataSources;
  private final Map<String, Resource> addresses;
  private final Map<Attachment, Attachments> attachments = new ConcurrentHashMap<>();
  private Map<String, List<Resource>> users;
  private final Map<String, Optional<JsonNode>> decoded = new ConcurrentHashMap<>();

  private record Attachment(String type, String argument) {}

  private TerraformDocument(Contents contents) {
    this.contents = contents;
    this.resources = byType(contents.resources());
    this.dataSources = byType(contents.dataSources());
    this.addresses =
        Stream.of(contents.resources(), contents.dataSources(), contents.ephemerals())
            .flatMap(List::stream)
            .collect(toMap(Resource::address, Function.identity(), (first, other) -> first));
  }

  private static Map<String, List<Resource>> byType(List<Resource> all) {
    return all.stream().collect(groupingBy(Resource::type));
  }

  /**
   * Reads a text.
   *
   * @throws InvalidDocument if it is not one JSON object, or nothing of Terraform's
   */
  public static TerraformDocument read(String json) {
    return of(JsonText.document(json));
  }

  /**
   * Reads the files of one configuration.
   *
   * @param files their texts by their names; {@code override.tf.json} and what ends in {@code
   *     _override.tf.json} override the others, as in Terraform
   * @throws InvalidDocument if one of them is no configuration, or if they have the same things
   */
  public static TerraformDocument read(Map<String, String> files) {
    return new TerraformDocument(
        Configuration.read(
            files.entrySet().stream()
                .map(file -> InvalidDocument.in(file.getKey(), () -> configuration(file)))
                .sorted(comparing(ConfigurationFile::overrides))
                .toList()));
  }

  private static ConfigurationFile configuration(Map.Entry<String, String> file) {
    return new ConfigurationFile(file.getKey(), JsonText.document(file.getValue()));
  }

  /** Reads a text in UTF-8, in which only what is wanted is looked at. */
  static TerraformDocument read(byte[] json) {
    return of(JsonText.document(json));
  }

  private static TerraformDocument of(ObjectNode root) {
    return new TerraformDocument(
        Plan.is(root)
            ? Plan.read(root)
            : Configuration.read(List.of(new ConfigurationFile("", root))));
  }

  /**
   * Whether it is a configuration, and says all that one can say; otherwise it is a plan or a
   * state.
   */
  public boolean isConfiguration() {
    return contents.isConfiguration();
  }

  /** All resources, in the order of the document. */
  public List<Resource> resources() {
    return contents.resources();
  }

  /** The resources of a type, such as {@code aws_s3_bucket}. */
  public List<Resource> resources(String type) {
    return resources.getOrDefault(type, List.of());
  }

  /** The data sources of a type, such as {@code aws_iam_policy_document}. */
  public List<Resource> dataSources(String type) {
    return dataSources.getOrDefault(type, List.of());
  }

  /**
   * The resources of a type that are about another one: those whose argument refers to it, or is
   * its name, its id, or its ARN.
   *
   * @param argument such as {@code bucket} of an {@code aws_s3_bucket_versioning}
   */
  public List<Resource> attachedTo(Resource whole, String type, String argument) {
    return attachments
        .computeIfAbsent(
            new Attachment(type, argument), it -> new Attachments(resources(type), argument))
        .to(whole);
  }

  /** The resources and data sources that an argument refers to, without those that are missing. */
  public List<Resource> referred(Block block, String argument) {
    return block.references(argument).stream()
        .map(Reference::address)
        .distinct()
        .flatMap(address -> find(address).stream())
        .toList();
  }

  /**
   * The resources and data sources that take something from a resource, be it in an argument or in
   * a block of theirs. That one is only made after it ({@code depends_on}) takes nothing.
   *
   * @param address of the resource
   */
  public List<Resource> referring(String address) {
    return users().getOrDefault(address, List.of());
  }

  private synchronized Map<String, List<Resource>> users() {
    if (users == null) {
      users = usersByAddress();
    }
    return users;
  }

  private Map<String, List<Resource>> usersByAddress() {
    var users = new HashMap<String, List<Resource>>();
    Stream.of(contents.resources(), contents.dataSources())
        .flatMap(List::stream)
        .forEach(
            user ->
                user.references().stream()
                    .map(Reference::address)
                    .distinct()
                    .filter(used -> !used.equals(user.address()))
                    .forEach(
                        used -> users.computeIfAbsent(used, it -> new ArrayList<>()).add(user)));
    return users;
  }

  /** What a plan would do with its resources; a configuration does not say. */
  public List<PlannedChange> changes() {
    return contents.changes();
  }

  /** What is in the document and cannot be read, in words: a module whose text is elsewhere. */
  public List<String> unread() {
    return contents.unread();
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
   * The object that an argument holds as JSON: a text of JSON, or what the document passes to
   * {@code jsonencode}, be it a local value or written there. Empty if it is neither.
   */
  public Optional<Block> decoded(Block block, String argument) {
    return value(block, argument).filter(JsonNode::isObject).map(Block::new);
  }

  /**
   * The objects of a list that an argument holds as JSON, in one of the ways of {@link #decoded}.
   */
  public Optional<List<Block>> decodedList(Block block, String argument) {
    return value(block, argument)
        .filter(JsonNode::isArray)
        .map(list -> Block.objects(list).map(Block::new).toList());
  }

  private Optional<JsonNode> value(Block block, String argument) {
    return block.text(argument).flatMap(text -> decoded.computeIfAbsent(text, this::decoded));
  }

  private Optional<JsonNode> decoded(String text) {
    try {
      return Optional.of(contents.known().in(json(text)));
    } catch (InvalidDocument noJson) {
      return Optional.empty();
    }
  }

  private static JsonNode json(String text) {
    var encoded = ENCODED.matcher(text);
    return encoded.matches() ? Literal.read(encoded.group(1)) : JsonText.value(text);
  }

  /**
   * The configurations of a provider: the first one for its region, then those with an alias. Those
   * of a plan are those of its modules, too.
   */
  public List<Block> providers(String name) {
    return contents.providers().getOrDefault(name, List.of());
  }

  /** The block named {@code terraform}: versions, providers, backend. */
  public Block settings() {
    return contents.settings();
  }

  /** The local values. */
  public Block locals() {
    return contents.locals();
  }

  /** Variables by name. */
  public Map<String, Block> variables() {
    return contents.variables();
  }

  /** Outputs by name. */
  public Map<String, Block> outputs() {
    return contents.outputs();
  }
}
