package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plinth.operations.CollectionAccess;
import dev.plinth.operations.CollectionAccess.Answer;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.VectorIndex;
import java.io.IOException;
import java.util.List;

/** Asks the vector index what it is, and searches it. */
final class VectorIndexProbe implements Probe {
  private static final String PART = "vector index";
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final DeployedEnvironment environment;

  VectorIndexProbe(DeployedEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Observation attempt() {
    VectorIndex index = VectorIndex.of(environment.state().json().path("outputs")).orElseThrow();
    try (var collection = environment.access().collection(index.endpoint())) {
      return look(collection, index);
    } catch (IOException unreachable) {
      String said =
          "%s: %s, %s"
              .formatted(
                  index.endpoint(),
                  unreachable.getClass().getSimpleName(),
                  unreachable.getMessage());
      return index.isInsideANetwork()
          ? Observation.unknown(PART, said, "try it from inside the network of the collection")
          : Observation.bad(PART, said, "the collection's network policy must name the internet");
    }
  }

  private Observation look(CollectionAccess collection, VectorIndex index) throws IOException {
    Answer there = collection.get("/" + index.name());
    if (there.status() != OK) {
      return missing(there, index);
    }
    List<String> differences = index.differences(there.body().path(index.name()));
    if (!differences.isEmpty()) {
      return Observation.bad(
          PART,
          String.join(", ", differences),
          "give the settings another vector_index_name, deploy, and run ./plinth vectors");
    }
    Answer found =
        collection.post(
            "/%s/_search".formatted(index.name()),
            JsonNodeFactory.instance.objectNode().put("size", 0));
    return found.status() == OK
        ? Observation.good(PART, "%s is there, and is searched".formatted(index.name()))
        : Observation.bad(
            PART,
            "a search says %d, %s".formatted(found.status(), found.reason()),
            "look at the collection in the OpenSearch console");
  }

  private Observation missing(Answer answer, VectorIndex index) {
    if (answer.isOutside()) {
      return Observation.unknown(
          PART,
          "the collection is closed to everybody outside its network",
          "try it from inside, on a machine with the security group of the tasks");
    }
    return switch (answer.status()) {
      case NOT_FOUND ->
          Observation.bad(
              PART,
              "%s is not made".formatted(index.name()),
              "./plinth vectors %s%s makes it"
                  .formatted(environment.target(), environment.cloud().option()));
      case FORBIDDEN ->
          Observation.unknown(
              PART,
              "the collection refuses these credentials",
              "take one of vector_administrator_arns in the settings");
      default ->
          Observation.bad(
              PART,
              "the collection says %d, %s".formatted(answer.status(), answer.reason()),
              "look at the collection in the OpenSearch console");
    };
  }
}
