package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** What a deployed platform gives out, as lines for a person. */
final class Outputs {
  private Outputs() {}

  /**
   * A line for each output, with its description.
   *
   * @param values as {@code terraform output -json} gives them
   * @param configuration the Terraform JSON that declares them
   */
  static List<String> lines(JsonNode values, String configuration) {
    JsonNode declared = parse(configuration).path("output");
    return values.properties().stream()
        .map(
            output ->
                "%s = %s%s"
                    .formatted(
                        output.getKey(),
                        shown(output.getValue()),
                        comment(declared.path(output.getKey()))))
        .toList();
  }

  private static String shown(JsonNode output) {
    if (output.path("sensitive").asBoolean()) {
      return "(sensitive)";
    }
    JsonNode value = output.path("value");
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String comment(JsonNode declaration) {
    String description = declaration.path("description").asText();
    return description.isEmpty() ? "" : "  # " + description;
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
