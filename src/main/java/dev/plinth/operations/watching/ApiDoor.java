package dev.plinth.operations.watching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.TerraformState;
import java.io.UncheckedIOException;

/**
 * What an API must say to a caller with a key and to one without. Where it asks for a signature or
 * for somebody who has signed in besides, a key alone must not open it.
 *
 * @param asks what it asks for beside a key, as API Gateway calls it; empty: nothing
 */
record ApiDoor(String asks) {
  static final String CLOSED = "API without a key";
  static final String OPEN = "API with a key";

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** That of the API of an environment, by the definition that was deployed. */
  static ApiDoor of(TerraformState state) {
    return new ApiDoor(
        state.resources("aws_api_gateway_rest_api").stream()
            .map(api -> definition(api.path("body").asText()))
            .flatMap(body -> body.findValuesAsText("x-amazon-apigateway-authtype").stream())
            .findFirst()
            .orElse(""));
  }

  /** Judges the answer to a caller without a key. */
  Observation closed(HttpAnswer answer) {
    return isRefusal(answer)
        ? Observation.good(CLOSED, "is refused with %d".formatted(answer.status()))
        : Observation.bad(
            CLOSED,
            "/sessions says " + answer,
            "the method must ask for a key: look at the stage's deployment, and deploy");
  }

  /**
   * Judges the answer to a caller who has a key and nothing else. Whoever lists no sessions in
   * particular may be told so: a key opened the door.
   *
   * @param seeService where to look when the service fails
   */
  Observation open(HttpAnswer answer, String seeService) {
    if (answer.isFailure()) {
      return Observation.bad(OPEN, "/sessions says " + answer, seeService);
    }
    if (asks.isEmpty()) {
      return isRefusal(answer)
          ? Observation.bad(
              OPEN, "/sessions says " + answer, "the key's usage plan must name the stage: deploy")
          : Observation.good(OPEN, "/sessions answers " + answer.status());
    }
    return isRefusal(answer)
        ? Observation.unknown(
            OPEN,
            "is refused with %d: callers must also %s"
                .formatted(answer.status(), asks.equals("awsSigv4") ? "sign" : "have signed in"),
            "call it as one of them, with a key")
        : Observation.bad(
            OPEN,
            "/sessions says " + answer,
            "a key alone opens it: look at the stage's deployment, and deploy");
  }

  /** User pools are asked before the key. */
  private boolean isRefusal(HttpAnswer answer) {
    return answer.status() == FORBIDDEN
        || answer.status() == UNAUTHORIZED && asks.equals("cognito_user_pools");
  }

  private static JsonNode definition(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
