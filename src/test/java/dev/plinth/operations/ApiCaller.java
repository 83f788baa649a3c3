package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.localcloud.LocalCloud;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Calls the one REST API of an account in a local cloud, with the keys that it has there. */
final class ApiCaller {
  private final LocalAws aws;
  private final URI endpoint;
  private final String stage;

  ApiCaller(LocalAws aws, LocalCloud cloud, String stage) {
    this.aws = aws;
    this.endpoint = cloud.endpoint();
    this.stage = stage;
  }

  /** The value of a caller's key, by a part of the key's name. */
  String key(String name) {
    JsonNode keys = aws.get("apigateway", "/apikeys?includeValues=true").path("item");
    return StreamSupport.stream(keys.spliterator(), false)
        .filter(key -> key.path("name").asText().contains(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asText();
  }

  /** A request without a key, for a path with its query. */
  HttpRequest.Builder request(String path) {
    String api = aws.get("apigateway", "/restapis").at("/item/0/id").asText();
    return HttpRequest.newBuilder(
        URI.create("%s/restapis/%s/%s/_user_request_%s".formatted(endpoint, api, stage, path)));
  }

  /** A request with a key. */
  HttpRequest.Builder keyed(String path, String key) {
    return request(path).header("x-api-key", key(key));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return aws.send(request);
  }

  HttpResponse<String> get(String path, String key) {
    return send(keyed(path, key).GET());
  }

  /** Posts a JSON text. */
  HttpResponse<String> post(String path, String body, String key) {
    return send(posting(path, body, key));
  }

  /** A request that posts a JSON text. */
  HttpRequest.Builder posting(String path, String body, String key) {
    return keyed(path, key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  /** The statuses of a request that is sent several times at once. */
  List<Integer> hurry(HttpRequest.Builder builder, int times) {
    HttpRequest request = builder.build();
    return IntStream.range(0, times)
        .parallel()
        .mapToObj(number -> aws.send(request).statusCode())
        .toList();
  }
}
