package dev.plinth.platforms.troubleshooter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What API Gateway answers by itself, as the document has problems described (RFC 9457).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">Gateway
 *     response types</a>
 */
final class Refusals {
  /** What API Gateway says of the reason: a text in quotation marks. */
  private static final String REASON = "$context.error.messageString";

  private static final String WHAT_IS_WRONG_WITH_THE_BODY =
      "\"$context.error.validationErrorString\"";

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int TIMEOUT = 504;

  /** One of them: API Gateway's name for it, and what callers get. */
  private record Refusal(String kind, int status, String title, String detail) {
    Refusal(String kind, int status, String title) {
      this(kind, status, title, REASON);
    }

    /** Nothing runs in this text: variables are replaced, and no more. */
    String body() {
      return "{\"title\":\"%s\",\"status\":%d,\"detail\":%s,\"requestId\":\"$context.requestId\"}"
          .formatted(title, status, detail);
    }
  }

  private final Callers callers;
  private final BrowserAccess browsers;

  Refusals(Callers callers, BrowserAccess browsers) {
    this.callers = callers;
    this.browsers = browsers;
  }

  /** All of them, by API Gateway's names. */
  Map<String, Object> content() {
    var content = new LinkedHashMap<String, Object>();
    all().forEach(refusal -> content.put(refusal.kind(), content(refusal)));
    return content;
  }

  private Map<String, Object> content(Refusal refusal) {
    var headers = new LinkedHashMap<>(browsers.headers());
    headers.put("Content-Type", "'application/problem+json'");
    if (refusal.kind().equals("THROTTLED")) {
      headers.put("Retry-After", "'1'");
    }
    var parameters = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> parameters.put("gatewayresponse.header." + name, value));
    var content = new LinkedHashMap<String, Object>();
    content.put("statusCode", String.valueOf(refusal.status()));
    content.put("responseParameters", parameters);
    content.put("responseTemplates", Map.of("application/json", refusal.body()));
    return content;
  }

  /** Those that are not named here have the status of the last two. */
  private List<Refusal> all() {
    return List.of(
        new Refusal("ACCESS_DENIED", FORBIDDEN, "You may not do this"),
        new Refusal("API_CONFIGURATION_ERROR", SERVER_ERROR, "The API is not set up for this"),
        new Refusal("AUTHORIZER_CONFIGURATION_ERROR", SERVER_ERROR, "Nobody can be let in"),
        new Refusal("AUTHORIZER_FAILURE", SERVER_ERROR, "Nobody can be let in"),
        new Refusal(
            "BAD_REQUEST_BODY",
            400,
            "The body is not what is asked for",
            WHAT_IS_WRONG_WITH_THE_BODY),
        new Refusal("BAD_REQUEST_PARAMETERS", 400, "A parameter is not what is asked for"),
        new Refusal("EXPIRED_TOKEN", FORBIDDEN, "Your token has expired"),
        new Refusal("INTEGRATION_FAILURE", TIMEOUT, "The service cannot be reached"),
        new Refusal("INTEGRATION_TIMEOUT", TIMEOUT, "The service took too long"),
        new Refusal("INVALID_API_KEY", FORBIDDEN, "A key of this API is asked for"),
        new Refusal("INVALID_SIGNATURE", FORBIDDEN, "Your signature is not valid"),
        callers.mustSign()
            ? new Refusal(
                "MISSING_AUTHENTICATION_TOKEN",
                FORBIDDEN,
                "There is no such route, or you have not signed")
            : new Refusal(
                "MISSING_AUTHENTICATION_TOKEN",
                NOT_FOUND,
                "There is no such route",
                "\"$context.httpMethod $context.path\""),
        new Refusal("QUOTA_EXCEEDED", 429, "Your plan has no more requests in this period"),
        new Refusal("REQUEST_TOO_LARGE", 413, "The request is too large"),
        new Refusal("RESOURCE_NOT_FOUND", NOT_FOUND, "There is no such route"),
        new Refusal("THROTTLED", 429, "You ask faster than you may"),
        new Refusal("UNAUTHORIZED", 401, "Sign in first"),
        new Refusal("UNSUPPORTED_MEDIA_TYPE", 415, "The body is of a type that is not asked for"),
        new Refusal("WAF_FILTERED", FORBIDDEN, "The request looks like an attack"),
        new Refusal("DEFAULT_4XX", 400, "The request cannot be answered"),
        new Refusal("DEFAULT_5XX", SERVER_ERROR, "The request could not be answered"));
  }
}
