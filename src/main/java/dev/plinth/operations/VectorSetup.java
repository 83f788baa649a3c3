package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.CollectionAccess.Answer;
import java.util.List;

/**
 * Makes a vector index that is not there, and proves that it finds vectors. One that is there is
 * never changed.
 */
final class VectorSetup {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Session session;
  private final PatientCollection collection;
  private final VectorIndex index;

  VectorSetup(Session session, PatientCollection collection, VectorIndex index) {
    this.session = session;
    this.collection = collection;
    this.index = index;
  }

  /**
   * Returns when the index is there, as it should be, and finds vectors.
   *
   * @throws OperationFailed if it differs, cannot be made, or does not find what was written
   */
  void carryOut() {
    Answer there = collection.ask(to -> to.get(path()));
    if (there.status() == NOT_FOUND) {
      make();
    } else {
      collection.require(there, OK);
      requireSame(there.body().path(index.name()));
      session.say("index %s is there, as the settings want it", index.name());
    }
    new VectorProbe(session, collection, index).carryOut();
  }

  private void make() {
    List<String> engines = index.engines();
    Answer made = make(engines.get(0));
    if (made.status() == BAD_REQUEST && engines.size() > 1) {
      made = make(engines.get(1));
    }
    collection.require(made, OK);
    session.say(
        "index %s is made: %d dimensions, %s", index.name(), index.dimensions(), index.space());
  }

  private Answer make(String engine) {
    return collection.ask(to -> to.put(path(), index.definition(engine)));
  }

  private void requireSame(JsonNode there) {
    List<String> differences = index.differences(there);
    if (!differences.isEmpty()) {
      throw new OperationFailed(
          "index %s of collection %s is not what the settings want:%n%s"
              .formatted(
                  index.name(),
                  index.collection(),
                  String.join("\n", differences).indent(2).stripTrailing()),
          """
          nothing was changed, since an index cannot be: give the settings another vector_index_name,
          deploy, and run this again; the programs then begin with an empty index\
          """);
    }
  }

  private String path() {
    return "/" + index.name();
  }
}
