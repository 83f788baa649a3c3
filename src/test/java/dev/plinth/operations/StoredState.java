package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The state of an environment as it is kept in its bucket now. */
final class StoredState {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsAccess access;
  private final String bucket;
  private final String key;

  /**
   * A state, which need not be there yet.
   *
   * @param key such as {@code env:/mvp/troubleshooter/terraform.tfstate}
   */
  StoredState(AwsAccess access, String bucket, String key) {
    this.access = access;
    this.bucket = bucket;
    this.key = key;
  }

  /** The state as JSON. */
  JsonNode json() {
    try (var s3 = access.s3()) {
      return JSON.readTree(
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  /** What terraform knows of a resource. */
  JsonNode attributes(String address) {
    return resources().stream()
        .filter(resource -> address(resource).equals(address))
        .findFirst()
        .orElseThrow()
        .at("/instances/0/attributes");
  }

  /** Addresses of resources and data sources that hold a text anywhere. */
  List<String> holding(String text) {
    return resources().stream()
        .filter(resource -> resource.toString().contains(text))
        .map(StoredState::address)
        .toList();
  }

  /** An output that is a text. */
  String output(String name) {
    return json().at("/outputs/" + name + "/value").asText();
  }

  private List<JsonNode> resources() {
    return StreamSupport.stream(json().path("resources").spliterator(), false).toList();
  }

  private static String address(JsonNode resource) {
    String mode = resource.path("mode").asText().equals("data") ? "data." : "";
    return mode + resource.path("type").asText() + "." + resource.path("name").asText();
  }
}
