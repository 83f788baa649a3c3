package dev.plinth.terraform;

import static java.util.Collections.emptyIterator;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.terraform.PlannedModule.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of one instance in a plan, as its configuration could be written: what is known stands
 * there, what is not is an expression, what was never set is left out.
 */
final class PlannedValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode NOTHING = MissingNode.getInstance();
  private static final String REFERENCES = "references";
  private static final String CONSTANT = "constant_value";

  /** Spelled where a plan does not say what an unknown value is computed from. */
  private static final String LATER = "known after apply";

  private final PlannedModule module;
  private final Owner owner;
  private final Map<String, Reference> identities;

  /**
   * @param identities what ids and ARNs belong to
   */
  PlannedValues(PlannedModule module, Owner owner, Map<String, Reference> identities) {
    this.module = module;
    this.owner = owner;
    this.identities = identities;
  }

  /** A value and what it is computed from. */
  record Value(JsonNode value, Origin origin) {
    /** Adds an argument to a block. */
    void with(String name, String text) {
      if (value instanceof ObjectNode body) {
        body.put(name, text);
      }
    }

    /** The provider keeps an empty text where nothing was set. */
    boolean isUnset() {
      return value.isMissingNode()
          || value.isNull()
          || value.isTextual() && value.asText().isEmpty();
    }
  }

  /**
   * What a plan says of something.
   *
   * @param known values; missing where nothing is known
   * @param unknown {@code true} where a value is unknown, in the same shape
   * @param expression of the configuration, or its nested blocks; missing where a plan does not say
   */
  Value of(JsonNode known, JsonNode unknown, JsonNode expression) {
    if (isTrue(unknown)) {
      return later(expression);
    }
    if (known.isObject() || unknown.isObject()) {
      return object(known, unknown, expression);
    }
    if (known.isArray() || unknown.isArray()) {
      return list(known, unknown, expression);
    }
    JsonNode value =
        known.isTextual() ? TextNode.valueOf(Template.escape(known.textValue())) : known;
    Origin origin = origin(expression);
    return new Value(value, origin == Origin.NONE ? identity(known) : origin);
  }

  /** An id or an ARN refers, even where nothing says how it came there. */
  private Origin identity(JsonNode known) {
    Reference identified = known.isTextual() ? identities.get(known.textValue()) : null;
    return identified == null ? Origin.NONE : new Origin.Computed(List.of(identified));
  }

  /** A block of which a plan has the configuration and no values: that of a provider. */
  Value written(JsonNode block) {
    return new Value(laterBlock(block), origin(block));
  }

  /** An argument that the configuration does not set is absent, even if AWS will choose a value. */
  private Value object(JsonNode known, JsonNode unknown, JsonNode expression) {
    ObjectNode values = JSON.objectNode();
    var origins = new HashMap<String, Origin>();
    names(known, unknown)
        .forEach(
            name -> {
              JsonNode part = isExpression(expression) ? expression : expression.path(name);
              if (isTrue(unknown.path(name)) && expression.isObject() && part.isMissingNode()) {
                return;
              }
              Value value = of(known.path(name), unknown.path(name), part);
              if (!value.isUnset()) {
                values.set(name, value.value());
                if (value.origin() != Origin.NONE) {
                  origins.put(name, value.origin());
                }
              }
            });
    Origin whole = isExpression(expression) ? origin(expression) : Origin.NONE;
    Origin parts = origins.isEmpty() ? Origin.NONE : new Origin.Named(origins);
    return new Value(values, whole == Origin.NONE ? parts : whole);
  }

  private Value list(JsonNode known, JsonNode unknown, JsonNode expression) {
    int size = Math.max(known.size(), unknown.size());
    List<JsonNode> expressions = elements(known, size, expression);
    ArrayNode values = JSON.arrayNode(size);
    var origins = new ArrayList<Origin>();
    for (int index = 0; index < size; index++) {
      Value value = of(known.path(index), unknown.path(index), expressions.get(index));
      values.add(value.value().isMissingNode() ? JSON.nullNode() : value.value());
      origins.add(value.origin());
    }
    Origin whole = isExpression(expression) ? origin(expression) : Origin.NONE;
    boolean none = origins.stream().allMatch(Origin.NONE::equals);
    Origin parts = none ? Origin.NONE : new Origin.Listed(origins);
    return new Value(values, whole == Origin.NONE ? parts : whole);
  }

  private static List<JsonNode> elements(JsonNode known, int size, JsonNode expression) {
    if (expression.isArray()) {
      return paired(known, size, expression);
    }
    if (expression.path(CONSTANT).isArray() && expression.get(CONSTANT).size() == size) {
      return IntStream.range(0, size).mapToObj(index -> template(expression, index)).toList();
    }
    List<String> names = PlannedModule.names(expression);
    return IntStream.range(0, size)
        .mapToObj(index -> names.size() == size ? named(names.get(index)) : expression)
        .toList();
  }

  /** An element of a list as a configuration in JSON has it. */
  private static JsonNode template(JsonNode expression, int index) {
    ObjectNode element = JSON.objectNode();
    element.set(CONSTANT, expression.get(CONSTANT).get(index));
    ArrayNode references = element.putArray(REFERENCES);
    expression.path(REFERENCES).forEach(references::add);
    return element;
  }

  private static JsonNode named(String reference) {
    ObjectNode expression = JSON.objectNode();
    expression.putArray(REFERENCES).add(reference);
    return expression;
  }

  /**
   * Which block of the configuration a block of the plan is: a set has lost its order, and what a
   * dynamic block makes has none.
   */
  private static List<JsonNode> paired(JsonNode known, int size, JsonNode blocks) {
    var left = new LinkedHashSet<Integer>();
    IntStream.range(0, blocks.size()).forEach(left::add);
    var pairs = new JsonNode[size];
    for (int index = 0; index < size; index++) {
      JsonNode block = known.path(index);
      int own = index;
      left.stream()
          .filter(candidate -> agrees(blocks.get(candidate), block))
          .min(comparing(candidate -> candidate == own ? -1 : candidate))
          .ifPresent(
              candidate -> {
                pairs[own] = blocks.get(candidate);
                left.remove(candidate);
              });
    }
    Iterator<Integer> others = size == blocks.size() ? left.iterator() : emptyIterator();
    return Stream.of(pairs)
        .map(pair -> pair != null ? pair : others.hasNext() ? blocks.get(others.next()) : NOTHING)
        .toList();
  }

  /** Whether a block has the values that the configuration gives it. */
  private static boolean agrees(JsonNode block, JsonNode known) {
    return block.properties().stream()
        .filter(argument -> isConstant(argument.getValue()))
        .allMatch(
            argument -> {
              JsonNode constant = argument.getValue().get(CONSTANT);
              JsonNode value = known.path(argument.getKey());
              return constant.equals(value)
                  || constant.isValueNode() && constant.asText().equals(value.asText());
            });
  }

  private Value later(JsonNode expression) {
    if (expression.isArray()) {
      ArrayNode blocks = JSON.arrayNode();
      expression.forEach(block -> blocks.add(laterBlock(block)));
      return new Value(blocks, origin(expression));
    }
    if (isConstant(expression)) {
      return of(expression.get(CONSTANT), NOTHING, NOTHING);
    }
    if (expression.isObject() && !expression.isEmpty() && !isExpression(expression)) {
      return new Value(laterBlock(expression), origin(expression));
    }
    JsonNode template = expression.path(CONSTANT);
    String text = template.isTextual() ? template.textValue() : "${" + spelled(expression) + "}";
    return new Value(TextNode.valueOf(text), origin(expression));
  }

  private JsonNode laterBlock(JsonNode block) {
    ObjectNode values = JSON.objectNode();
    block.properties().forEach(part -> values.set(part.getKey(), later(part.getValue()).value()));
    return values;
  }

  /** In Terraform's words as far as possible, for whoever reads a finding. */
  private String spelled(JsonNode expression) {
    List<String> resources =
        module.references(expression, owner).stream().map(Reference::toString).toList();
    List<String> all = resources.isEmpty() ? PlannedModule.names(expression) : resources;
    return switch (all.size()) {
      case 0 -> LATER;
      case 1 -> all.get(0);
      default -> "[" + String.join(", ", all) + "]";
    };
  }

  private Origin origin(JsonNode expression) {
    if (expression.isMissingNode() || isConstant(expression)) {
      return Origin.NONE;
    }
    if (isExpression(expression)) {
      List<Reference> references = module.references(expression, owner);
      return references.isEmpty() ? Origin.NONE : new Origin.Computed(references);
    }
    if (expression.isArray()) {
      return new Origin.Listed(
          IntStream.range(0, expression.size())
              .mapToObj(index -> origin(expression.get(index)))
              .toList());
    }
    if (expression.isEmpty()) {
      return Origin.NONE;
    }
    var parts = new HashMap<String, Origin>();
    expression.properties().forEach(part -> parts.put(part.getKey(), origin(part.getValue())));
    return new Origin.Named(parts);
  }

  /** A configuration in JSON has its templates as constants, and what they refer to beside them. */
  private static boolean isConstant(JsonNode expression) {
    return expression.has(CONSTANT) && !expression.has(REFERENCES);
  }

  private static boolean isExpression(JsonNode node) {
    return node.has(REFERENCES) || node.has(CONSTANT);
  }

  private static boolean isTrue(JsonNode unknown) {
    return unknown.isBoolean() && unknown.booleanValue();
  }

  private static Set<String> names(JsonNode known, JsonNode unknown) {
    var names = new LinkedHashSet<String>();
    known.fieldNames().forEachRemaining(names::add);
    unknown.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
