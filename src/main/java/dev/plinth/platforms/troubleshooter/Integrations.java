package dev.plinth.platforms.troubleshooter;

import dev.plinth.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** What API Gateway calls for each route: the service, or a function. */
final class Integrations {
  private final Origin origin;
  private final Functions functions;
  private final Callers callers;
  private final int usualSeconds;

  /**
   * @param usualSeconds how long an answer may take where the document says nothing
   */
  Integrations(Origin origin, Functions functions, Callers callers, int usualSeconds) {
    this.origin = origin;
    this.functions = functions;
    this.callers = callers;
    this.usualSeconds = usualSeconds;
  }

  /** The integration of a route, in API Gateway's words. */
  Map<String, Object> of(Operation operation) {
    var integration = new LinkedHashMap<String, Object>();
    operation
        .function()
        .ifPresentOrElse(
            function -> call(function, integration), () -> forward(operation, integration));
    integration.put("timeoutInMillis", operation.timeoutSeconds().orElse(usualSeconds) * 1000);
    return integration;
  }

  private void call(String function, Map<String, Object> integration) {
    integration.put("type", "aws_proxy");
    integration.put("httpMethod", "POST");
    integration.put("uri", functions.invokeArns().get(function));
  }

  /**
   * Method, path, query, headers and body as they came, with what only the API knows in headers.
   */
  private void forward(Operation operation, Map<String, Object> integration) {
    integration.put("type", "http_proxy");
    integration.put("httpMethod", operation.method());
    integration.put("uri", origin.uri() + operation.path());
    origin
        .vpcLinkId()
        .ifPresent(
            link -> {
              integration.put("connectionType", "VPC_LINK");
              integration.put("connectionId", link);
            });
    integration.put("requestParameters", parameters(operation));
  }

  private Map<String, String> parameters(Operation operation) {
    var parameters = new LinkedHashMap<String, String>();
    operation
        .pathParameters()
        .forEach(
            name ->
                parameters.put("integration.request.path." + name, "method.request.path." + name));
    header("X-Request-Id", "context.requestId", parameters);
    callers
        .introduction(operation.needsKey())
        .forEach((name, source) -> header(name, source, parameters));
    origin.headers().forEach((name, source) -> header(name, source, parameters));
    return parameters;
  }

  private static void header(String name, String source, Map<String, String> parameters) {
    parameters.put("integration.request.header." + name, source);
  }
}
