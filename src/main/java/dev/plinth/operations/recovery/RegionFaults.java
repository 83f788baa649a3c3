package dev.plinth.operations.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** What goes wrong in a region of a local cloud, on purpose. */
final class RegionFaults {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FOR_EVER = -1;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI faults;

  /**
   * Those of a cloud.
   *
   * @param endpoint where it answers
   */
  RegionFaults(URI endpoint) {
    this.faults = endpoint.resolve("/plinth/faults");
  }

  /** From now on nothing in the region answers, whoever asks. */
  int lose(String region) {
    return strike(Map.of("region", region, "kind", "unreachable", "times", FOR_EVER));
  }

  /** From now on no table of the region takes items in batches, as a restoration writes them. */
  int refuseItems(String region) {
    return strike(
        Map.of(
            "region", region,
            "service", "dynamodb",
            "action", "BatchWriteItem",
            "kind", "denied",
            "times", FOR_EVER));
  }

  /**
   * Has a fault go right again.
   *
   * @param number as the fault was given when it began
   */
  void end(int number) {
    send(HttpRequest.newBuilder(URI.create(faults + "/" + number)).DELETE());
  }

  private int strike(Map<String, ?> fault) {
    try {
      String answer =
          send(
              HttpRequest.newBuilder(faults)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fault))));
      return JSON.readTree(answer).path("id").asInt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new OperationFailed(
            "the local cloud cannot fail on purpose: it answered " + answer.statusCode(),
            "a drill needs the local cloud of this checkout, and no other emulator");
      }
      return answer.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted in the drill", "run it again");
    }
  }
}
