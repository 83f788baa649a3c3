package dev.plinth.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Checks a document against the OpenAPI Initiative's own JSON schema of OpenAPI 3.0 (Apache License
 * 2.0), which stands in the resources as it was published.
 */
final class Form {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SHOWN = 60;

  private static final JsonSchema SCHEMA = schema();

  private final JsonNode root;
  private final Defects defects;

  Form(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  void check() {
    var complaints = SCHEMA.validate(root).stream().map(Complaint::of).toList();
    Alternatives.meant(complaints, root).stream()
        .collect(groupingBy(Complaint::subject, LinkedHashMap::new, toList()))
        .forEach(this::add);
  }

  private static JsonSchema schema() {
    try (var resource = Form.class.getResourceAsStream("openapi-3.0.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(
              JSON.readTree(resource),
              SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Notes what several forms say of the same thing, of which it should have had one. */
  private void add(Complaint.Subject subject, List<Complaint> complaints) {
    JsonPointer place = subject.place();
    String allowed =
        complaints.stream()
            .flatMap(it -> it.allowed().stream())
            .distinct()
            .collect(joining(" or "));
    switch (subject.keyword()) {
      case "required" -> defects.add(place, allowed + " is missing");
      case "additionalProperties" -> unknown(place, allowed);
      case "type" ->
          defects.add(
              place, "is %s: allowed is of type %s".formatted(shown(root.at(place)), allowed));
      case "enum" ->
          defects.add(place, "is %s: allowed is %s".formatted(shown(root.at(place)), allowed));
      case "oneOf" -> defects.add(place, "says two things at once: keep one");
      default -> defects.add(place, "is %s: %s".formatted(shown(root.at(place)), allowed));
    }
  }

  private void unknown(JsonPointer place, String key) {
    defects.add(
        place.appendProperty(key),
        place.equals(JsonPointer.compile("/paths"))
            ? "is no path: allowed is one that begins with /"
            : "is nothing that OpenAPI knows here: correct or remove it; names of one's own begin"
                + " with x-");
  }

  private static String shown(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isObject() ? "an object" : "a list";
    }
    String json = value.toString();
    return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "…";
  }

  /**
   * What the schema says against one thing.
   *
   * @param schemaPlace the keyword that says it, by the way that leads to it in the schema
   * @param place in the document
   * @param allowed what the keyword wants, in words
   */
  record Complaint(String schemaPlace, String keyword, JsonPointer place, List<String> allowed) {
    static Complaint of(ValidationMessage message) {
      return new Complaint(
          message.getEvaluationPath().toString(),
          message.getType(),
          JsonPointer.compile(message.getInstanceLocation().toString()),
          allowed(message));
    }

    private static List<String> allowed(ValidationMessage message) {
      return switch (message.getType()) {
        case "required", "additionalProperties" -> List.of(message.getProperty());
        case "type" -> List.of(String.valueOf(message.getArguments()[1]));
        case "enum" -> texts(String.valueOf(message.getArguments()[0]));
        default -> List.of(message.getMessage().replaceFirst("^[^:]*: ", ""));
      };
    }

    private static List<String> texts(String list) {
      try {
        var texts = new ArrayList<String>();
        JSON.readTree(list).forEach(text -> texts.add(text.asText()));
        return texts;
      } catch (IOException noList) {
        return List.of(list);
      }
    }

    /** By which complaints are joined. */
    Subject subject() {
      // Of things that are unknown each is a subject of its own.
      return new Subject(
          place, keyword, keyword.equals("additionalProperties") ? allowed.get(0) : "");
    }

    boolean isOf(String keyword, JsonPointer place) {
      return this.keyword.equals(keyword) && this.place.equals(place);
    }

    boolean allows(String text) {
      return allowed.contains(text);
    }

    record Subject(JsonPointer place, String keyword, String detail) {}
  }
}
