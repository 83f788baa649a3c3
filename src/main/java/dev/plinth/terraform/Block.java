package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A block of a document, with its arguments and nested blocks. Where an argument is a variable, its
 * value is the variable's default.
 *
 * <p>What is not there, of another type, or known only after apply is absent: a reader that asks
 * for a number and gets none need not ask why.
 */
public sealed class Block permits Resource {
  private final JsonNode body;
  private final Origin origin;

  /** A block of a configuration, where expressions stand in the texts. */
  Block(JsonNode body) {
    this(body, new Origin.Written(body));
  }

  /**
   * @param origin what the values come from
   */
  Block(JsonNode body, Origin origin) {
    this.body = body;
    this.origin = origin;
  }

  /** What is written under a name; a missing node where there is nothing. */
  public final JsonNode value(String name) {
    return body.path(name);
  }

  /** A text; also one that holds references. */
  public final Optional<String> text(String name) {
    return Optional.of(value(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** A whole number, also where it is written as text. */
  public final OptionalInt number(String name) {
    try {
      return OptionalInt.of(Integer.parseInt(value(name).asText()));
    } catch (NumberFormatException unknown) {
      return OptionalInt.empty();
    }
  }

  /** Whether an argument is surely true: not missing, not known later. */
  public final boolean isTrue(String name) {
    return value(name).asText().equals("true");
  }

  /** Whether an argument is surely false: not missing, not known later. */
  public final boolean isFalse(String name) {
    return value(name).asText().equals("false");
  }

  /** Whether an argument is there at all; a plan spells one that is not as null. */
  public final boolean isSet(String name) {
    return !value(name).isMissingNode() && !value(name).isNull();
  }

  /**
   * Whether an argument is there and its value is not: it comes from a resource, or from something
   * else that is known only after apply.
   */
  public final boolean isUnknown(String name) {
    return Stream.of(value(name))
        .filter(JsonNode::isTextual)
        .flatMap(text -> Template.of(text.textValue()).parts().stream())
        .anyMatch(Template.Part::isExpression);
  }

  /** The texts of a list; a text by itself is a list of one. */
  public final List<String> texts(String name) {
    JsonNode value = value(name);
    return (value.isArray() ? elements(value) : Stream.of(value))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }

  /** The nested blocks of a name: Terraform takes a single one with or without a list around it. */
  public final List<Block> blocks(String name) {
    JsonNode value = value(name);
    Origin beside = origin.at(name);
    return value.isArray()
        ? IntStream.range(0, value.size())
            .filter(index -> value.get(index).isObject())
            .mapToObj(index -> new Block(value.get(index), beside.at(index)))
            .toList()
        : Stream.of(value).filter(JsonNode::isObject).map(it -> new Block(it, beside)).toList();
  }

  /**
   * The nested block of a name that is there once, or an empty block.
   *
   * @throws IllegalStateException if there are several
   */
  public final Block block(String name) {
    List<Block> found = blocks(name);
    if (found.size() > 1) {
      throw new IllegalStateException(
          "%s is there %d times in %s: ask for all of them".formatted(name, found.size(), this));
    }
    return found.isEmpty() ? new Block(MissingNode.getInstance()) : found.get(0);
  }

  /**
   * What the expressions under a name refer to, in the order of the text; in a plan, also where
   * their value is known.
   */
  public final List<Reference> references(String name) {
    return origin.at(name).references().toList();
  }

  /** What all expressions of the block refer to, at any depth. */
  public final List<Reference> references() {
    return origin.references().toList();
  }

  /**
   * A text somewhere in a block.
   *
   * @param name of the argument that it is the value of; empty for an element of a list
   */
  public record Text(String name, String value) {}

  /** Every text in it, also in nested blocks. */
  public final List<Text> everyText() {
    var texts = new ArrayList<Text>();
    collect("", body, texts);
    return texts;
  }

  private static void collect(String name, JsonNode node, List<Text> texts) {
    if (node.isTextual()) {
      texts.add(new Text(name, node.textValue()));
    } else if (node.isObject()) {
      node.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), texts));
    } else {
      node.forEach(element -> collect("", element, texts));
    }
  }

  /** The block as JSON. */
  @Override
  public String toString() {
    return body.toString();
  }

  static Stream<JsonNode> objects(JsonNode node) {
    return node.isArray()
        ? elements(node).filter(JsonNode::isObject)
        : Stream.of(node).filter(JsonNode::isObject);
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
