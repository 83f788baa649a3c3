package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.localcloud.LocalCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * AWS's API at a local cloud by bare requests, for services whose SDK the product does without, and
 * what the cloud itself is told.
 */
final class LocalAws {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;
  private final String account;
  private final String region;

  LocalAws(LocalCloud cloud, String account, String region) {
    this.endpoint = cloud.endpoint();
    this.account = account;
    this.region = region;
  }

  /**
   * An operation of a service that speaks JSON.
   *
   * @param operation with the version before it: {@code Logs_20140328.FilterLogEvents}
   */
  JsonNode ask(String service, String operation, Map<String, ?> parameters) {
    return json(
        signed(service, "/")
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", operation)
            .POST(BodyPublishers.ofString(text(parameters))));
  }

  /** An attempt of an SDK at an operation of a service that speaks JSON. */
  HttpResponse<String> attempt(
      String invocation, String service, String operation, Map<String, ?> parameters) {
    return send(
        signed(service, "/")
            .header("amz-sdk-invocation-id", invocation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", operation)
            .POST(BodyPublishers.ofString(text(parameters))));
  }

  /** An operation of a service that speaks by forms. */
  JsonNode submit(String service, String action, Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return json(
        signed(service, "/")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(
                BodyPublishers.ofString("Action=%s&%s&ContentType=JSON".formatted(action, form))));
  }

  /** What a service that speaks REST has at a path. */
  JsonNode get(String service, String path) {
    return json(signed(service, path).GET());
  }

  /** The lines of a log group. */
  List<String> lines(String group) {
    return ask("logs", "Logs_20140328.FilterLogEvents", Map.of("logGroupName", group))
        .path("events")
        .findValuesAsText("message");
  }

  /** Writes a line to a log group, in a new stream, as the log driver of a task does. */
  void writeLine(String group, String stream, String line) {
    Map<String, Object> place = Map.of("logGroupName", group, "logStreamName", stream);
    ask("logs", "Logs_20140328.CreateLogStream", place);
    var events = new TreeMap<>(place);
    events.put(
        "logEvents", List.of(Map.of("timestamp", System.currentTimeMillis(), "message", line)));
    ask("logs", "Logs_20140328.PutLogEvents", events);
  }

  /** Leads requests for a host to an address, such as {@code http://127.0.0.1:8080}. */
  void lead(String host, URI address) {
    tell("PUT", "/hosts/" + host, Map.of("address", address.toString()));
  }

  /** What moto is told beside the AWS API. */
  void tellMoto(String what, Map<String, ?> content) {
    tell("POST", "/moto-api/" + what, content);
  }

  /** The answer of a request to the cloud, whatever it is. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request.build());
  }

  /** The answer of a request to the cloud, whatever it is. */
  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void tell(String method, String path, Map<String, ?> content) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(text(content))));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + " answered " + answer.body());
    }
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  /** The local cloud reads of a signature whom it is of and for what, and checks nothing. */
  private HttpRequest.Builder signed(String service, String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host,"
                    .formatted(account, region, service)
                + " Signature=none");
  }

  private static String text(Map<String, ?> content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
