package dev.plinth.platforms.troubleshooter;

import dev.plinth.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets the web application call the API from browsers (CORS): API Gateway answers what a browser
 * asks before it calls, and its own refusals tell browsers that they may be read. What the service
 * answers says so itself.
 */
final class BrowserAccess {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final int REMEMBERED_SECONDS = 3600;

  private final String origin;
  private final List<String> callerHeaders;

  /**
   * @param origin where the application is loaded from
   * @param callerHeaders headers by which callers say who they are
   */
  BrowserAccess(String origin, List<String> callerHeaders) {
    this.origin = origin;
    this.callerHeaders = callerHeaders;
  }

  /** Headers of what API Gateway answers by itself. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(ALLOW_ORIGIN, quoted(origin));
    headers.put("Access-Control-Expose-Headers", "'x-amzn-RequestId,Retry-After'");
    return headers;
  }

  /**
   * The OPTIONS of a path, which everybody may ask.
   *
   * @param operations what else the path has
   * @param headers which headers those take
   */
  Map<String, Object> options(List<Operation> operations, Set<String> headers) {
    var allowed = new LinkedHashSet<>(List.of("Content-Type"));
    allowed.addAll(callerHeaders);
    allowed.addAll(headers);
    var methods = Stream.concat(operations.stream().map(Operation::method), Stream.of("OPTIONS"));
    var answer = new LinkedHashMap<String, String>();
    answer.put(ALLOW_ORIGIN, quoted(origin));
    answer.put("Access-Control-Allow-Methods", quoted(String.join(",", methods.toList())));
    answer.put("Access-Control-Allow-Headers", quoted(String.join(",", allowed)));
    answer.put("Access-Control-Max-Age", quoted(String.valueOf(REMEMBERED_SECONDS)));

    var declared = new LinkedHashMap<String, Object>();
    var values = new LinkedHashMap<String, String>();
    answer.forEach(
        (name, value) -> {
          declared.put(name, Map.of("schema", Map.of("type", "string")));
          values.put("method.response.header." + name, value);
        });
    var options = new LinkedHashMap<String, Object>();
    options.put(
        "responses",
        Map.of("204", ordered("description", "What a browser may send.", "headers", declared)));
    options.put("x-amazon-apigateway-integration", mock(values));
    return options;
  }

  private static Map<String, Object> mock(Map<String, String> responseParameters) {
    var mock = new LinkedHashMap<String, Object>();
    mock.put("type", "mock");
    mock.put("requestTemplates", Map.of("application/json", "{\"statusCode\": 204}"));
    mock.put(
        "responses",
        Map.of("default", ordered("statusCode", "204", "responseParameters", responseParameters)));
    return mock;
  }

  private static Map<String, Object> ordered(
      String first, Object value, String second, Object other) {
    var map = new LinkedHashMap<String, Object>();
    map.put(first, value);
    map.put(second, other);
    return map;
  }

  /** A fixed value, as API Gateway tells it from what it looks up. */
  private static String quoted(String value) {
    return "'" + value + "'";
  }
}
