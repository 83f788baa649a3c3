package dev.plinth.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A synthesized document with something changed. The originals are the golden files, which another
 * test holds to what is synthesized.
 *
 * <p>Places are JSON pointers: within a resource, whose address is given before, or within the
 * document ({@code /locals/data_key/Statement/0/Action}).
 */
public record DocumentMutant(
    String name,
    String original,
    List<String> neighbours,
    List<Consumer<ObjectNode>> edits,
    List<String> addresses,
    Set<Class<? extends Rule>> also)
    implements Mutant {
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ObjectNode> ORIGINALS = new ConcurrentHashMap<>();
  private static final Map<String, Subject> SUBJECTS = new ConcurrentHashMap<>();
  private static final Map<List<String>, Set<String>> BEFORE = new ConcurrentHashMap<>();

  /**
   * A mutant with nothing changed yet.
   *
   * @param name what will be done, in a word or two
   * @param original such as {@code ollama/production}
   */
  public static DocumentMutant of(String name, String original) {
    return new DocumentMutant(name, original, List.of(), List.of(), List.of(), Set.of());
  }

  /** Checked together with other documents, such as {@code ollama/staging}. */
  public DocumentMutant beside(String... documents) {
    return new DocumentMutant(name, original, List.of(documents), edits, addresses, also);
  }

  /** Without a resource, given by its address. */
  public DocumentMutant without(String address) {
    return removed(pointer(address));
  }

  /** Without an argument of a resource. */
  public DocumentMutant without(String address, String pointer) {
    return removed(pointer(address) + pointer);
  }

  /** With another value of an argument of a resource, as JSON. */
  public DocumentMutant with(String address, String pointer, String json) {
    return with(pointer(address) + pointer, json);
  }

  /** With another value at a place of the document, as JSON; objects on the way are made. */
  public DocumentMutant with(String pointer, String json) {
    return edited(document -> set(document, JsonPointer.compile(pointer), json(json)));
  }

  /** With a value that is known only after apply. */
  public DocumentMutant unknown(String address, String pointer) {
    return with(address, pointer, "\"${data.external.later.result.value}\"");
  }

  /** Without what stands at a place of the document. */
  public DocumentMutant removed(String pointer) {
    return edited(document -> remove(document, JsonPointer.compile(pointer)));
  }

  /** The addresses that the rule must find, and no others. */
  public DocumentMutant foundAt(String... all) {
    return new DocumentMutant(name, original, neighbours, edits, List.of(all), also);
  }

  /** Rules of other topics that are right to find it, too. */
  @SafeVarargs
  @SuppressWarnings("varargs") // Copied, never written to.
  public final DocumentMutant also(Class<? extends Rule>... rules) {
    return new DocumentMutant(name, original, neighbours, edits, addresses, Set.of(rules));
  }

  @Override
  public List<Finding> findings() {
    ObjectNode document = original(original).deepCopy();
    edits.forEach(edit -> edit.accept(document));
    if (document.equals(original(original))) {
      throw new IllegalStateException("\"%s\" changes nothing in %s".formatted(name, original));
    }
    var before = BEFORE.computeIfAbsent(checked(), all -> keys(found(subject(original))));
    return found(new Subject(original, TerraformDocument.read(document.toString()))).stream()
        .filter(finding -> !before.contains(key(finding)))
        .toList();
  }

  @Override
  public String toString() {
    return name + " in " + original;
  }

  private List<String> checked() {
    var all = new ArrayList<>(neighbours);
    all.add(0, original);
    return all;
  }

  private List<Finding> found(Subject subject) {
    return Rules.check(subject, neighbours.stream().map(DocumentMutant::subject).toList()).toList();
  }

  private static Set<String> keys(List<Finding> findings) {
    var keys = new HashSet<String>();
    findings.forEach(finding -> keys.add(key(finding)));
    return keys;
  }

  private static String key(Finding finding) {
    return finding.rule().id() + " " + finding.address();
  }

  private DocumentMutant edited(Consumer<ObjectNode> edit) {
    var all = new ArrayList<>(edits);
    all.add(edit);
    return new DocumentMutant(name, original, neighbours, List.copyOf(all), addresses, also);
  }

  private static Subject subject(String name) {
    return SUBJECTS.computeIfAbsent(
        name, it -> new Subject(it, TerraformDocument.read(original(it).toString())));
  }

  private static ObjectNode original(String name) {
    return ORIGINALS.computeIfAbsent(
        name,
        it -> {
          try {
            return (ObjectNode) json(Files.readString(GOLDEN.resolve(it).resolve("cdk.tf.json")));
          } catch (IOException missing) {
            throw new UncheckedIOException(missing);
          }
        });
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException bad) {
      throw new IllegalArgumentException(text, bad);
    }
  }

  /** {@code aws_lb.main} stands at {@code /resource/aws_lb/main}, data sources in {@code /data}. */
  private static String pointer(String address) {
    return (address.startsWith("data.") ? "/" : "/resource/") + address.replace('.', '/');
  }

  private static void set(ObjectNode document, JsonPointer place, JsonNode value) {
    JsonNode parent = document.at(place.head());
    if (parent.isMissingNode()) {
      set(document, place.head(), JSON.createObjectNode());
      parent = document.at(place.head());
    }
    if (parent instanceof ArrayNode array && place.last().getMatchingIndex() < array.size()) {
      array.set(place.last().getMatchingIndex(), value);
    } else if (parent instanceof ArrayNode array) {
      array.add(value);
    } else {
      ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
    }
  }

  private static void remove(ObjectNode document, JsonPointer place) {
    JsonNode parent = document.at(place.head());
    if (document.at(place).isMissingNode()) {
      throw new IllegalArgumentException("there is nothing at " + place);
    }
    if (parent instanceof ArrayNode array) {
      array.remove(place.last().getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(place.last().getMatchingProperty());
    }
  }
}
