package dev.plinth.openapi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that an API does.
 *
 * @param id the operation's name in the document
 * @param method such as {@code POST}
 * @param path such as {@code /incidents/{incidentId}}
 * @param place where it is in the file, such as {@code docs/openapi.json:42: POST /incidents}
 * @param function the Lambda function that answers, by {@code x-plinth-backend}; empty: the service
 * @param timeoutSeconds how long an answer may take, by {@code x-plinth-timeout-seconds}; empty: as
 *     long as usual
 * @param needsKey whether callers name themselves by a key
 * @param pathParameters names of the variable parts of the path, in their order
 */
public record Operation(
    String id,
    String method,
    String path,
    String place,
    Optional<String> function,
    OptionalInt timeoutSeconds,
    boolean needsKey,
    List<String> pathParameters) {
  /** As usage plans and throttles name it: {@code POST /incidents}. */
  public String route() {
    return method + " " + path;
  }
}
