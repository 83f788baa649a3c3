package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A state file: what terraform made, and what it knows of it. */
public record TerraformState(JsonNode json) {
  /** Reads a state file. */
  public static TerraformState parse(String text) {
    try {
      return new TerraformState(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether it describes nothing that terraform would have to destroy. */
  public boolean isEmpty() {
    return resources().findAny().isEmpty();
  }

  /** How many resources it has, each instance for itself. */
  int size() {
    return resources().mapToInt(resource -> resource.path("instances").size()).sum();
  }

  /** Counts the times that it was stored. */
  public long serial() {
    return json.path("serial").asLong();
  }

  /** The attributes of every resource of a type. */
  public List<JsonNode> resources(String type) {
    return resources()
        .filter(resource -> resource.path("type").asText().equals(type))
        .flatMap(resource -> StreamSupport.stream(resource.path("instances").spliterator(), false))
        .map(instance -> instance.path("attributes"))
        .toList();
  }

  /** The attributes of one resource; absent if terraform did not make it. */
  public Optional<JsonNode> resource(String type, String name) {
    return resources()
        .filter(resource -> resource.path("type").asText().equals(type))
        .filter(resource -> resource.path("name").asText().equals(name))
        .map(resource -> resource.at("/instances/0/attributes"))
        .findFirst();
  }

  /** The value of an output; absent if the platform gives out nothing by that name. */
  public Optional<JsonNode> output(String name) {
    JsonNode value = json.path("outputs").path(name).path("value");
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private Stream<JsonNode> resources() {
    return StreamSupport.stream(json.path("resources").spliterator(), false)
        .filter(resource -> resource.path("mode").asText().equals("managed"));
  }
}
