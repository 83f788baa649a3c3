package dev.plinth.platforms.troubleshooter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * A piece of somebody's JSON as it goes into Terraform's: what looks like an expression there stays
 * the text that it is.
 */
final class Literal {
  private Literal() {}

  static String of(String text) {
    return text.replace("${", "$${").replace("%{", "%%{");
  }

  /** Objects become maps and lists stay lists, in their order. */
  static Object of(JsonNode node) {
    if (node.isObject()) {
      var map = new LinkedHashMap<String, Object>();
      node.properties().forEach(entry -> map.put(of(entry.getKey()), of(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      var list = new ArrayList<Object>();
      node.forEach(item -> list.add(of(item)));
      return list;
    }
    if (node.isTextual()) {
      return of(node.textValue());
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.numberValue();
  }
}
