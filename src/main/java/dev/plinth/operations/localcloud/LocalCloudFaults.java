package dev.plinth.operations.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** What goes wrong in the local cloud on purpose, so that a failure can be rehearsed. */
public final class LocalCloudFaults {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAD_REQUEST = 400;

  private final URI faults;

  public LocalCloudFaults(LocalCloud cloud) {
    this.faults = cloud.endpoint().resolve("/plinth/faults");
  }

  /**
   * Has something go wrong from now on.
   *
   * @param fault which calls it strikes and with what, by the names that {@code faults.py} explains
   * @throws Refused if there is no such fault
   */
  public void begin(Map<String, ?> fault) {
    send("POST", JSON.valueToTree(fault).toString());
  }

  /** What is to go wrong still, and how often each did. */
  public JsonNode all() {
    try {
      return JSON.readTree(send("GET", ""));
    } catch (IOException noJson) {
      throw notOurs(noJson.getMessage());
    }
  }

  /** Has everything go right again. */
  public void end() {
    send("DELETE", "");
  }

  private String send(String method, String body) {
    var request =
        HttpRequest.newBuilder(faults).method(method, BodyPublishers.ofString(body)).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() == BAD_REQUEST) {
        throw new Refused(answer.body());
      }
      if (answer.statusCode() > BAD_REQUEST) {
        throw notOurs("HTTP status " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException failure) {
      throw notOurs(failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted", "run the command again");
    }
  }

  private OperationFailed notOurs(String why) {
    return new OperationFailed(
        "%s takes no faults: %s".formatted(faults, why),
        "only the local cloud of plinth does: ./plinth local up");
  }
}
