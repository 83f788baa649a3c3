package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The paths of a document, and what is done at each. */
final class Routes {
  private static final JsonPointer PATHS = JsonPointer.compile("/paths");
  static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head");

  private static final Set<String> NO_METHODS = Set.of("options", "trace");
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_-]+)}");

  /** Amazon API Gateway important notes, "for REST APIs". */
  private static final Pattern PATH =
      Pattern.compile("/|(/([A-Za-z0-9_.,:-]+|\\{[A-Za-z0-9_-]+}))+");

  /** The same, "for REST and WebSocket APIs": API Gateway keeps them for itself. */
  private static final Set<String> RESERVED = Set.of("/ping", "/sping");

  private final JsonNode root;
  private final Defects defects;

  Routes(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  /** What the document does: to be asked when nothing is wrong. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    root.at(PATHS)
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(entry -> operation(path.getKey(), entry.getKey(), entry.getValue()))
                    .forEach(operations::add));
    return operations;
  }

  private Operation operation(String path, String method, JsonNode said) {
    String verb = method.toUpperCase(Locale.ROOT);
    return new Operation(
        said.path("operationId").asText(),
        verb,
        path,
        defects.place(place(path, method)),
        Extensions.function(said),
        Extensions.timeoutSeconds(said),
        !security(said).isEmpty(),
        parameters(path));
  }

  /** Notes what is wrong with paths and with what is done at them. */
  void check() {
    if (root.at(PATHS).isObject() && root.at(PATHS).isEmpty()) {
      defects.add(PATHS, "is empty: allowed is one path at least");
    }
    var names = new HashMap<String, JsonPointer>();
    var variables = new HashMap<String, String>();
    for (Map.Entry<String, JsonNode> path : root.at(PATHS).properties()) {
      if (path.getKey().startsWith("/")) {
        checkPath(path.getKey(), path.getValue(), variables);
        for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
          checkMethod(path.getKey(), entry.getKey(), entry.getValue(), names);
        }
      }
    }
  }

  /**
   * @param variables what the variable segment below a path is called: path to name
   */
  private void checkPath(String path, JsonNode item, Map<String, String> variables) {
    JsonPointer place = PATHS.appendProperty(path);
    if (item.has("$ref")) {
      defects.add(place.appendProperty("$ref"), "is no path of its own: write it here");
    }
    if (!PATH.matcher(path).matches()) {
      defects.add(
          place,
          "is a path that API Gateway does not know: allowed are segments of letters, digits, _, -,"
              + " ., comma and colon, and segments that are a parameter as a whole, such as"
              + " /incidents/{incidentId}");
      return;
    }
    if (RESERVED.contains(path)) {
      defects.add(place, "is a path that API Gateway answers itself: allowed is another one");
    }
    String around = "";
    for (String segment : path.substring(1).split("/")) {
      String other = segment.startsWith("{") ? variables.putIfAbsent(around, segment) : null;
      if (other != null && !other.equals(segment)) {
        defects.add(
            place,
            "has %s where another path has %s: API Gateway takes one name for it"
                .formatted(segment, other));
      }
      around += "/" + segment;
    }
  }

  private void checkMethod(
      String path, String method, JsonNode said, Map<String, JsonPointer> names) {
    JsonPointer place = place(path, method);
    if (NO_METHODS.contains(method)) {
      defects.add(
          place,
          method.equals("trace")
              ? "is a method that API Gateway lacks: remove it"
              : "is what API Gateway answers itself, for browsers: remove it");
    } else if (METHODS.contains(method)) {
      checkName(place, said, names);
      checkParameters(path, place, said);
      checkResponses(place.appendProperty("responses"), said.path("responses"));
      checkSecurity(place, said);
    }
  }

  private void checkName(JsonPointer place, JsonNode said, Map<String, JsonPointer> names) {
    String name = said.path("operationId").asText();
    if (name.isBlank()) {
      defects.add(
          place, "operationId is missing: give it a name of its own, such as listIncidents");
      return;
    }
    JsonPointer other = names.putIfAbsent(name, place);
    if (other != null) {
      defects.add(
          place.appendProperty("operationId"),
          "is \"%s\": allowed is a name of its own, and %s has this one"
              .formatted(name, defects.place(other)));
    }
  }

  private void checkParameters(String path, JsonPointer place, JsonNode said) {
    var declared = new TreeSet<String>();
    for (JsonNode list :
        List.of(root.at(PATHS).path(path).path("parameters"), said.path("parameters"))) {
      for (JsonNode each : list) {
        JsonNode parameter = References.resolved(root, each);
        if (parameter.path("in").asText().equals("path")) {
          declared.add(parameter.path("name").asText());
        }
      }
    }
    List<String> parameters = parameters(path);
    for (String parameter : parameters) {
      if (!declared.remove(parameter)) {
        defects.add(
            place,
            "path parameter {%s} is not declared: add it to parameters, in path and required"
                .formatted(parameter));
      }
    }
    for (String parameter : declared) {
      defects.add(
          place,
          "path parameter %s is declared, and the path has no {%s}: remove one or add the other"
              .formatted(parameter, parameter));
    }
  }

  /** A method's answers are by status in API Gateway. */
  private void checkResponses(JsonPointer place, JsonNode responses) {
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      if (response.getKey().equals("default") || response.getKey().endsWith("XX")) {
        defects.add(
            place.appendProperty(response.getKey()),
            "is no status: allowed is one such as 500, as API Gateway knows no answer for all"
                + " others");
      }
    }
  }

  /** Keys are all that a document says of who may call: the rest is a setting. */
  private void checkSecurity(JsonPointer place, JsonNode said) {
    JsonNode security = security(said);
    boolean everyOneIsAKey =
        stream(security).allMatch(it -> !it.isEmpty() && names(it).allMatch(this::isKey));
    if (security.size() > 1 || !everyOneIsAKey) {
      defects.add(
          said.has("security")
              ? place.appendProperty("security")
              : JsonPointer.compile("/security"),
          "is more than a key: allowed is one apiKey in the header x-api-key, or [] where nobody"
              + " needs one; who may call beside is the setting authorization");
    }
  }

  private boolean isKey(String scheme) {
    JsonNode said =
        References.resolved(root, root.path("components").path("securitySchemes").path(scheme));
    return said.path("type").asText().equals("apiKey")
        && said.path("in").asText().equals("header")
        && said.path("name").asText().equalsIgnoreCase("x-api-key");
  }

  private JsonNode security(JsonNode said) {
    return said.has("security") ? said.get("security") : root.path("security");
  }

  private static List<String> parameters(String path) {
    return PARAMETER.matcher(path).results().map((MatchResult it) -> it.group(1)).toList();
  }

  private static JsonPointer place(String path, String method) {
    return PATHS.appendProperty(path).appendProperty(method);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Stream<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }
}
