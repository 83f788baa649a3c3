package dev.plinth.platforms.troubleshooter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.openapi.ApiDocument;
import dev.plinth.openapi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The API's document as API Gateway takes it: routes with what they ask for and what they call, and
 * what is refused. What only people read stays in the document, so that a change of it changes
 * nothing that is deployed.
 */
final class ApiBody {
  private static final String VALIDATOR = "all";

  private final ApiDocument document;
  private final ObjectNode json;
  private final RequestModels models;
  private final Callers callers;
  private final Integrations integrations;
  private final BrowserAccess browsers;

  ApiBody(
      ApiDocument document, Callers callers, Integrations integrations, BrowserAccess browsers) {
    this.document = document;
    this.callers = callers;
    this.integrations = integrations;
    this.browsers = browsers;
    json = document.json();
    models = new RequestModels(json);
  }

  /**
   * The document.
   *
   * @param name what API Gateway calls the API
   */
  Map<String, Object> content(String name) {
    var body = new LinkedHashMap<String, Object>();
    body.put("openapi", json.path("openapi").asText());
    body.put("info", Map.of("title", name, "version", version()));
    body.put("paths", paths());
    var components = new LinkedHashMap<String, Object>();
    components.put("schemas", Literal.of(models.schemas()));
    components.put("securitySchemes", callers.schemes());
    body.put("components", components);
    body.put("x-amazon-apigateway-request-validator", VALIDATOR);
    body.put(
        "x-amazon-apigateway-request-validators",
        Map.of(VALIDATOR, Map.of("validateRequestBody", true, "validateRequestParameters", true)));
    body.put("x-amazon-apigateway-gateway-responses", new Refusals(callers, browsers).content());
    return body;
  }

  String version() {
    return Literal.of(json.at("/info/version").asText());
  }

  /** Types of bodies, of requests and of answers, that are no text. */
  List<String> binaryMediaTypes() {
    return document.operations().stream()
        .map(this::said)
        .flatMap(
            said ->
                Stream.concat(
                    Stream.of(said.path("requestBody")), elements(said.path("responses"))))
        .flatMap(message -> document.resolved(message).path("content").properties().stream())
        .map(Map.Entry::getKey)
        .filter(MediaType::isBinary)
        .distinct()
        .sorted()
        .toList();
  }

  private Map<String, Object> paths() {
    var paths = new LinkedHashMap<String, Object>();
    byPath().forEach((path, operations) -> paths.put(path, path(operations)));
    return paths;
  }

  private Map<String, List<Operation>> byPath() {
    return document.operations().stream()
        .collect(Collectors.groupingBy(Operation::path, LinkedHashMap::new, Collectors.toList()));
  }

  private Map<String, Object> path(List<Operation> operations) {
    var methods = new LinkedHashMap<String, Object>();
    operations.forEach(
        operation ->
            methods.put(operation.method().toLowerCase(Locale.ROOT), operation(operation)));
    methods.put("options", browsers.options(operations, headers(operations)));
    return methods;
  }

  private Map<String, Object> operation(Operation operation) {
    JsonNode said = said(operation);
    var content = new LinkedHashMap<String, Object>();
    content.put("operationId", Literal.of(operation.id()));
    var parameters = parameters(operation).stream().map(this::parameter).toList();
    if (!parameters.isEmpty()) {
      content.put("parameters", parameters);
    }
    models
        .of(document.resolved(said.path("requestBody")))
        .ifPresent(body -> content.put("requestBody", Literal.of(body)));
    content.put("responses", responses(said.path("responses")));
    if (operation.needsKey()) {
      // API Gateway looks at what an operation asks for, and not at what the document does.
      content.put("security", callers.requirement());
    }
    content.put("x-amazon-apigateway-integration", integrations.of(operation));
    return content;
  }

  /** Those of the operation, and those of its path that it does not say otherwise. */
  private List<JsonNode> parameters(Operation operation) {
    var all = new LinkedHashMap<String, JsonNode>();
    Stream.concat(
            elements(json.path("paths").path(operation.path()).path("parameters")),
            elements(said(operation).path("parameters")))
        .map(document::resolved)
        .filter(parameter -> !parameter.path("in").asText().equals("cookie"))
        .forEach(
            parameter ->
                all.put(
                    parameter.path("in").asText() + " " + parameter.path("name").asText(),
                    parameter));
    return new ArrayList<>(all.values());
  }

  private Map<String, Object> parameter(JsonNode parameter) {
    var content = new LinkedHashMap<String, Object>();
    content.put("name", Literal.of(parameter.path("name").asText()));
    content.put("in", parameter.path("in").asText());
    content.put("required", parameter.path("required").asBoolean());
    String type = document.resolved(parameter.path("schema")).path("type").asText("string");
    content.put("schema", Map.of("type", type));
    return content;
  }

  private Set<String> headers(List<Operation> operations) {
    return operations.stream()
        .flatMap(operation -> parameters(operation).stream())
        .filter(parameter -> parameter.path("in").asText().equals("header"))
        .map(parameter -> Literal.of(parameter.path("name").asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the service answers goes through untouched: its statuses are named, and no more. */
  private static Map<String, Object> responses(JsonNode responses) {
    var content = new LinkedHashMap<String, Object>();
    responses
        .fieldNames()
        .forEachRemaining(
            status -> content.put(status, Map.of("description", status + " response")));
    return content;
  }

  private JsonNode said(Operation operation) {
    return json.path("paths")
        .path(operation.path())
        .path(operation.method().toLowerCase(Locale.ROOT));
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
