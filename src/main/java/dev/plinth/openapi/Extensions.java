package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a document says beyond OpenAPI: who answers an operation, and how long that may take. How
 * API Gateway is told of it is for synthesis to say, so that the document stays one for all.
 */
final class Extensions {
  private static final String OWN = "x-plinth-";
  private static final String BACKEND = OWN + "backend";
  private static final String TIMEOUT = OWN + "timeout-seconds";
  private static final String LAMBDA = "lambda:";
  private static final Pattern BACKENDS = Pattern.compile("service|lambda:[a-z][a-z0-9-]*");
  private static final Pattern OPERATION =
      Pattern.compile("/paths/[^/]+/(%s)".formatted(String.join("|", Routes.METHODS)));
  private static final String AMAZON = "x-amazon-apigateway-";

  private final JsonNode root;
  private final Defects defects;

  Extensions(JsonNode root, Defects defects) {
    this.root = root;
    this.defects = defects;
  }

  /** The function that answers an operation; empty: the service. */
  static Optional<String> function(JsonNode operation) {
    return Optional.of(operation.path(BACKEND).asText())
        .filter(backend -> backend.startsWith(LAMBDA))
        .map(backend -> backend.substring(LAMBDA.length()));
  }

  /** How long an answer may take; empty: as long as usual. */
  static OptionalInt timeoutSeconds(JsonNode operation) {
    JsonNode timeout = operation.path(TIMEOUT);
    return timeout.isInt() ? OptionalInt.of(timeout.intValue()) : OptionalInt.empty();
  }

  /** Notes what is unknown, has another form, or is not for the document to say. */
  void check() {
    check(JsonPointer.empty(), root);
  }

  private void check(JsonPointer place, JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      check(place, place.appendProperty(entry.getKey()), entry.getKey(), entry.getValue());
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      check(place.appendIndex(index), node.get(index));
    }
  }

  private void check(JsonPointer around, JsonPointer place, String key, JsonNode value) {
    if (key.startsWith(AMAZON)) {
      defects.add(place, "is for synthesis to say: remove it; " + BACKEND + " says who answers");
    } else if (!key.startsWith(OWN)) {
      check(place, value);
    } else if (!isOperation(around)) {
      defects.add(place, "is out of place: allowed is it in an operation");
    } else if (key.equals(BACKEND)) {
      checkBackend(place, value);
    } else if (key.equals(TIMEOUT)) {
      checkTimeout(place, value);
    } else {
      defects.add(place, "is unknown: allowed are %s and %s".formatted(BACKEND, TIMEOUT));
    }
  }

  private void checkBackend(JsonPointer place, JsonNode backend) {
    if (!BACKENDS.matcher(backend.asText()).matches()) {
      defects.add(
          place,
          "is %s: allowed is service, or lambda: with the name of a function, such as lambda:search"
              .formatted(backend));
    }
  }

  private void checkTimeout(JsonPointer place, JsonNode timeout) {
    if (!timeout.isInt() || timeout.intValue() < 1) {
      defects.add(
          place, "is %s: allowed is a whole number of seconds, such as 10".formatted(timeout));
    }
  }

  private static boolean isOperation(JsonPointer place) {
    return OPERATION.matcher(place.toString()).matches();
  }
}
