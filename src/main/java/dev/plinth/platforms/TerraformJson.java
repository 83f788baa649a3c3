package dev.plinth.platforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Makes what CDKTF wrote fit for review. */
final class TerraformJson {
  private static final String COMMENT = "//";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private TerraformJson() {}

  /**
   * Drops the construct path that CDKTF notes on every resource: a fifth of the text, and nothing
   * that a reviewer reads. The document's own comment stays, for tools that expect it, without its
   * list of overrides, of which each new resource adds another.
   */
  static String withoutConstructPaths(String json) {
    try {
      JsonNode document = JSON.readTree(json);
      if (document.path(COMMENT).path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("overrides");
      }
      document.properties().stream()
          .filter(section -> !section.getKey().equals(COMMENT))
          .forEach(section -> removeComments(section.getValue()));
      return JSON.writer(PRINTER).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void removeComments(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(COMMENT);
    }
    node.forEach(TerraformJson::removeComments);
  }
}
