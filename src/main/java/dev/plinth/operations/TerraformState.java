package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A state file: what terraform made, and what it knows of it. */
record TerraformState(JsonNode json) {
  static TerraformState parse(String text) {
    try {
      return new TerraformState(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether it describes nothing that terraform would have to destroy. */
  boolean isEmpty() {
    return resources().findAny().isEmpty();
  }

  /** The attributes of every resource of a type. */
  List<JsonNode> resources(String type) {
    return resources()
        .filter(resource -> resource.path("type").asText().equals(type))
        .flatMap(resource -> StreamSupport.stream(resource.path("instances").spliterator(), false))
        .map(instance -> instance.path("attributes"))
        .toList();
  }

  private Stream<JsonNode> resources() {
    return StreamSupport.stream(json.path("resources").spliterator(), false)
        .filter(resource -> resource.path("mode").asText().equals("managed"));
  }
}
