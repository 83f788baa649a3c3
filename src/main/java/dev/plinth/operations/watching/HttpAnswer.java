package dev.plinth.operations.watching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a web server said.
 *
 * @param type of the content, such as {@code text/html}; empty if it does not say
 */
record HttpAnswer(int status, String type, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 120;

  boolean isHtml() {
    return type.startsWith("text/html");
  }

  /** Whether a load balancer has nobody to ask, or a server failed. */
  boolean isFailure() {
    return status >= 500;
  }

  /** The body; missing if it is no JSON. */
  JsonNode json() {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  /** The status and the beginning of the body, in a line. */
  @Override
  public String toString() {
    String text = body.strip().replaceAll("\\s+", " ");
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return shown.isEmpty() ? Integer.toString(status) : "%d: %s".formatted(status, shown);
  }
}
