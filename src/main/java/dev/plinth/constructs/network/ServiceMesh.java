package dev.plinth.constructs.network;

import dev.plinth.constructs.watching.LogGroup;
import java.util.Optional;

/**
 * A service's place in Service Connect: a proxy beside each of its tasks calls other services for
 * it, tries again where one fails, and measures.
 *
 * @param namespace what services are found in
 * @param log where the proxy's lines go
 * @param region of the log
 * @param offer how others call this service; empty: it calls, and nobody calls it
 */
public record ServiceMesh(
    ServiceNamespace namespace, LogGroup log, String region, Optional<Offer> offer) {
  /**
   * @param discoveryName the service's name in the namespace, which no name in DNS may have
   * @param hostName what callers write
   * @param timeoutSeconds when a request is ended: a Terraform reference, such as {@code ${var.x}}
   */
  public record Offer(String discoveryName, String hostName, String timeoutSeconds) {
    /** How long Service Connect keeps a silent connection when nothing is said. */
    private static final int SECONDS_OF_SILENCE = 300;

    /** A connection that is closed for its silence ends the request on it too. */
    public String silenceSeconds() {
      String reference = timeoutSeconds.substring("${".length(), timeoutSeconds.length() - 1);
      return "${max(%d, %s)}".formatted(SECONDS_OF_SILENCE, reference);
    }
  }
}
