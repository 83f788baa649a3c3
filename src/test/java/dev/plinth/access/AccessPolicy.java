package dev.plinth.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A policy, of a role or of a resource.
 *
 * @param name what decisions call it
 */
public record AccessPolicy(String name, List<AccessStatement> statements) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KNOWS_VARIABLES = "2012-10-17";
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "NotPrincipal",
          "Condition");

  /**
   * Reads a policy in the language of IAM.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static AccessPolicy read(String name, String json) {
    try {
      return read(name, JSON.readTree(json));
    } catch (JsonProcessingException bad) {
      throw new IllegalArgumentException(name + " is not JSON", bad);
    }
  }

  static AccessPolicy read(String name, JsonNode policy) {
    boolean variables = policy.path("Version").asText().equals(KNOWS_VARIABLES);
    var statements =
        elements(policy.path("Statement"))
            .map(statement -> statement(name, statement, variables))
            .toList();
    if (statements.isEmpty()) {
      throw new IllegalArgumentException(name + " has no statement");
    }
    return new AccessPolicy(name, statements);
  }

  private static AccessStatement statement(String policy, JsonNode json, boolean variables) {
    String name = policy + "/" + json.path("Sid").asText("unnamed");
    json.fieldNames()
        .forEachRemaining(
            element -> {
              if (!ELEMENTS.contains(element)) {
                throw new IllegalArgumentException(name + " has the unknown element " + element);
              }
            });
    boolean allows = json.path("Effect").asText().equals("Allow");
    if (!allows && !json.path("Effect").asText().equals("Deny")) {
      throw new IllegalArgumentException(name + " neither allows nor denies");
    }
    if (allows && json.has("NotPrincipal")) {
      throw new IllegalArgumentException(name + " allows everybody whom it does not name");
    }
    return new AccessStatement(
        name,
        allows,
        texts(either(json, "Action", "NotAction")),
        json.has("NotAction"),
        texts(either(json, "Resource", "NotResource")),
        json.has("NotResource"),
        Optional.of(either(json, "Principal", "NotPrincipal"))
            .filter(element -> !element.isMissingNode())
            .map(AccessPolicy::principals),
        json.has("NotPrincipal"),
        conditions(json.path("Condition"), variables),
        variables);
  }

  private static JsonNode either(JsonNode json, String element, String opposite) {
    return json.has(element) ? json.path(element) : json.path(opposite);
  }

  private static Principals principals(JsonNode json) {
    if (json.isTextual()) {
      return new Principals(Map.of("*", List.of(json.textValue())));
    }
    var byType = new LinkedHashMap<String, List<String>>();
    json.properties().forEach(entry -> byType.put(entry.getKey(), texts(entry.getValue())));
    return new Principals(byType);
  }

  private static List<AccessCondition> conditions(JsonNode json, boolean variables) {
    var conditions = new ArrayList<AccessCondition>();
    json.properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            conditions.add(
                                new AccessCondition(
                                    operator.getKey(),
                                    key.getKey(),
                                    texts(key.getValue()),
                                    variables))));
    return List.copyOf(conditions);
  }

  private static List<String> texts(JsonNode json) {
    return elements(json).map(JsonNode::asText).toList();
  }

  /** One thing may stand without a list around it. */
  private static Stream<JsonNode> elements(JsonNode json) {
    if (json.isMissingNode()) {
      return Stream.empty();
    }
    return json.isArray() ? StreamSupport.stream(json.spliterator(), false) : Stream.of(json);
  }
}
