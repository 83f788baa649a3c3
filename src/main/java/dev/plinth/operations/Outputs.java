package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a deployed platform gives out.
 *
 * @param values by name, each with a value and whether it is sensitive: as a state has them, and as
 *     {@code terraform output -json} gives them
 */
public record Outputs(JsonNode values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those of a deployed environment. */
  public static Outputs of(DeployedEnvironment environment) {
    return new Outputs(environment.state().json().path("outputs"));
  }

  /**
   * A line for each output, with its description.
   *
   * @param values as {@code terraform output -json} gives them
   * @param configuration the Terraform JSON that declares them
   */
  static List<String> lines(JsonNode values, String configuration) {
    JsonNode declared = parse(configuration).path("output");
    return values.properties().stream()
        .map(output -> line(output) + comment(declared.path(output.getKey())))
        .toList();
  }

  /** A line for each output, without the secrets. */
  public List<String> lines() {
    return values.properties().stream().map(Outputs::line).toList();
  }

  /**
   * One value as it is, to be used by a script; a list or a map is JSON.
   *
   * @throws Refused if there is none of that name
   */
  public String plain(String name) {
    JsonNode value = output(name).path("value");
    return value.isTextual() ? value.asText() : value.toString();
  }

  /**
   * One value as JSON.
   *
   * @throws Refused if there is none of that name
   */
  public String json(String name) {
    return output(name).path("value").toPrettyString();
  }

  /** All of them as JSON: values by name, and null for a secret. */
  public String json() {
    ObjectNode shown = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> output : values.properties()) {
      shown.set(
          output.getKey(),
          isSensitive(output.getValue()) ? shown.nullNode() : output.getValue().path("value"));
    }
    return shown.toPrettyString();
  }

  private JsonNode output(String name) {
    JsonNode output = values.path(name);
    if (output.isMissingNode()) {
      var names = new ArrayList<String>();
      values.fieldNames().forEachRemaining(names::add);
      throw new Refused(
          "there is no output \"%s\"; there are: %s".formatted(name, String.join(", ", names)));
    }
    return output;
  }

  private static String line(Map.Entry<String, JsonNode> output) {
    return "%s = %s".formatted(output.getKey(), shown(output.getValue()));
  }

  private static boolean isSensitive(JsonNode output) {
    return output.path("sensitive").asBoolean();
  }

  private static String shown(JsonNode output) {
    if (isSensitive(output)) {
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
      return JSON.readTree(json);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
