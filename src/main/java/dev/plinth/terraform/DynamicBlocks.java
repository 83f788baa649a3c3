package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes out {@code dynamic} blocks: one for each element of what they are repeated for, or one
 * whose iterator stays as it is written where that is not known.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks">
 *     dynamic blocks</a>
 */
final class DynamicBlocks {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DYNAMIC = "dynamic";

  /** More blocks than AWS takes anywhere. */
  private static final int MOST = 1000;

  private DynamicBlocks() {}

  /** A block without them, at any depth. */
  static JsonNode writtenOut(JsonNode block) {
    if (block.isArray()) {
      ArrayNode blocks = JSON.arrayNode(block.size());
      block.forEach(element -> blocks.add(writtenOut(element)));
      return blocks;
    }
    if (!block.isObject()) {
      return block;
    }
    ObjectNode written = JSON.objectNode();
    block.properties().forEach(part -> written.set(part.getKey(), writtenOut(part.getValue())));
    if (isDynamic(block.path(DYNAMIC))) {
      written.remove(DYNAMIC);
      Block.objects(block.path(DYNAMIC))
          .flatMap(labels -> labels.properties().stream())
          .forEach(label -> add(written, label.getKey(), label.getValue()));
    }
    return written;
  }

  /** A tag may have the name, too. */
  private static boolean isDynamic(JsonNode value) {
    return Block.objects(value)
        .flatMap(labels -> labels.properties().stream())
        .flatMap(label -> Block.objects(label.getValue()))
        .anyMatch(block -> block.has("content"));
  }

  private static void add(ObjectNode block, String name, JsonNode repeated) {
    ArrayNode all = JSON.arrayNode();
    Block.objects(block.path(name)).forEach(all::add);
    Block.objects(repeated).forEach(each -> contents(name, each).forEach(all::add));
    block.set(name, all);
  }

  private static List<JsonNode> contents(String name, JsonNode repeated) {
    JsonNode elements = repeated.path("for_each");
    String iterator = repeated.path("iterator").asText(name).replaceAll("[${}\\s]", "");
    var contents = new ArrayList<JsonNode>();
    if (!elements.isContainerNode() || elements.size() > MOST) {
      content(repeated).forEach(content -> contents.add(writtenOut(content)));
    } else if (elements.isArray()) {
      for (int index = 0; index < elements.size(); index++) {
        contents.addAll(content(repeated, iterator, key(index, elements), elements.get(index)));
      }
    } else {
      for (Map.Entry<String, JsonNode> element : elements.properties()) {
        JsonNode key = TextNode.valueOf(element.getKey());
        contents.addAll(content(repeated, iterator, key, element.getValue()));
      }
    }
    return contents;
  }

  /** Of a set, keys are the values; a list of texts in JSON may be either. */
  private static JsonNode key(int index, JsonNode elements) {
    return elements.get(index).isTextual() ? elements.get(index) : JSON.numberNode(index);
  }

  private static List<JsonNode> content(
      JsonNode repeated, String iterator, JsonNode key, JsonNode value) {
    ObjectNode element = JSON.objectNode();
    element.set("key", key);
    element.set("value", value);
    Values values =
        way -> way.name(0).equals(iterator) ? Values.within(element, way, 1) : JSON.missingNode();
    var substitution = new Substitution(values);
    return content(repeated).stream().map(content -> writtenOut(substitution.in(content))).toList();
  }

  private static List<JsonNode> content(JsonNode repeated) {
    return Block.objects(repeated.path("content")).toList();
  }
}
