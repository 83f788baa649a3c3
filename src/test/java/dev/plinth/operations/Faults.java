package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes wrong in a local cloud on purpose: {@code faults.on("dynamodb", "DescribeTable")
 * .times(3).throttled()}.
 */
public final class Faults {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY = "*";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI faults;

  public Faults(LocalCloud cloud) {
    this.faults = cloud.endpoint().resolve("/plinth/faults");
  }

  /** The next call of an operation, in any region. */
  public Calls on(String service, String action) {
    var fault = new LinkedHashMap<String, Object>();
    fault.put("service", service);
    fault.put("action", action);
    return new Calls(fault);
  }

  /** The next call of a service. */
  public Calls on(String service) {
    return on(service, ANY);
  }

  /** Every call from now on. */
  public Calls onEverything() {
    return on(ANY, ANY).always();
  }

  /** How many calls were struck since all was well. */
  public int struck() {
    int sum = 0;
    for (JsonNode fault : json(send("GET", "").body())) {
      sum += fault.path("struck").asInt();
    }
    return sum;
  }

  /** Has everything go right again. */
  public void clear() {
    send("DELETE", "");
  }

  /** The calls that something is about to happen to. */
  public final class Calls {
    private final Map<String, Object> fault;

    private Calls(Map<String, Object> fault) {
      this.fault = fault;
    }

    /** Only those in a region. */
    public Calls in(String region) {
      fault.put("region", region);
      return this;
    }

    /** As many of them. */
    public Calls times(int number) {
      fault.put("times", number);
      return this;
    }

    /** All of them, until all is cleared. */
    public Calls always() {
      return times(-1);
    }

    /** Are refused as too many. */
    public void throttled() {
      strike("throttled");
    }

    /** Are refused to these credentials. */
    public void denied() {
      strike("denied");
    }

    /** Are refused because a session has ended. */
    public void expired() {
      strike("expired");
    }

    /** Find nobody at the other end. */
    public void unreachable() {
      strike("unreachable");
    }

    /** Are answered properly, and late. */
    public void slow(Duration delay) {
      fault.put("delaySeconds", delay.toMillis() / 1000.0);
      strike("slow");
    }

    /** Fail as a service says it. */
    public void fail(int status, String code, String message) {
      fault.put("status", status);
      fault.put("code", code);
      fault.put("message", message);
      strike("error");
    }

    private void strike(String kind) {
      fault.put("kind", kind);
      try {
        send("POST", JSON.writeValueAsString(fault));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private HttpResponse<String> send(String method, String body) {
    var request =
        HttpRequest.newBuilder(faults).method(method, BodyPublishers.ofString(body)).build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
