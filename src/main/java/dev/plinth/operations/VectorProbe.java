package dev.plinth.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.CollectionAccess.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Proves that a vector index finds what one writes, with a vector that is deleted after that. */
final class VectorProbe {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  /** Enough that others which happen to be as near do not hide the probe. */
  private static final int NEIGHBOURS = 10;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

  private final Session session;
  private final PatientCollection collection;
  private final VectorIndex index;
  private final ArrayNode vector = JSON.createArrayNode();

  VectorProbe(Session session, PatientCollection collection, VectorIndex index) {
    this.session = session;
    this.collection = collection;
    this.index = index;
    // Longer than what models give, so that it is the nearest to itself by the inner product too,
    // and unlike every other probe.
    for (int i = 0; i < index.dimensions(); i++) {
      vector.add(RANDOM.nextBoolean() ? 1 : -1);
    }
  }

  /**
   * Returns when the probe was found; it is deleted however that ends.
   *
   * @throws OperationFailed if it cannot be written, or is not found in time
   */
  void carryOut() {
    Instant begin = Instant.now();
    Answer written = collection.ask(Set.of(NOT_FOUND), to -> to.post(path("_doc"), document()));
    collection.require(written, CREATED);
    String identity = written.body().path("_id").asText();
    try {
      find(identity);
      session.say(
          "a probe was found %d ms after it was written",
          Duration.between(begin, Instant.now()).toMillis());
    } finally {
      forget(identity);
    }
  }

  private void find(String identity) {
    while (!isAmong(identity, search())) {
      if (!collection.hasTime()) {
        throw new OperationFailed(
            "index %s took a probe and has not found it yet".formatted(index.name()),
            "run this again to try longer, such as with --wait 15; the index itself is made");
      }
      PatientCollection.pause();
    }
  }

  private Answer search() {
    Answer answer = collection.ask(Set.of(NOT_FOUND), to -> to.post(path("_search"), query()));
    collection.require(answer, OK);
    return answer;
  }

  private static boolean isAmong(String identity, Answer found) {
    return found.body().at("/hits/hits").findValuesAsText("_id").contains(identity);
  }

  /** Programs pass over what has expired, so that a probe that stays is nobody's answer. */
  private void forget(String identity) {
    Answer answer = collection.ask(to -> to.delete(path("_doc/" + identity)));
    if (answer.status() != OK) {
      session.warn(
          "the probe %s stays in the index, where it has expired: %d, %s"
              .formatted(identity, answer.status(), answer.reason()));
    }
  }

  private String path(String rest) {
    return "/%s/%s".formatted(index.name(), rest);
  }

  private ObjectNode document() {
    String now = Instant.now().toString();
    ObjectNode document = JSON.createObjectNode().put("question", "plinth probe");
    document.set(VectorIndex.EMBEDDING, vector);
    return document.put("created_at", now).put(VectorIndex.EXPIRES_AT, now);
  }

  private ObjectNode query() {
    ObjectNode query = JSON.createObjectNode().put("size", NEIGHBOURS).put("_source", false);
    query
        .putObject("query")
        .putObject("knn")
        .putObject(VectorIndex.EMBEDDING)
        .put("k", NEIGHBOURS)
        .set("vector", vector);
    return query;
  }
}
