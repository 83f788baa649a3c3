package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A plan, as {@code terraform show -json} gives it. */
record PlanDocument(JsonNode json) {
  /**
   * One resource that the plan changes.
   *
   * @param address such as {@code aws_s3_bucket.storage}
   * @param type such as {@code aws_s3_bucket}
   * @param actions such as {@code delete}, {@code create}
   * @param before its attributes now, null if it is to be created
   * @param after its attributes then, without what only AWS knows; null if it is to be deleted
   */
  record Change(
      String address, String type, List<String> actions, JsonNode before, JsonNode after) {
    boolean creates() {
      return actions.contains("create");
    }

    boolean deletes() {
      return actions.contains("delete");
    }
  }

  /** What it changes; data that is merely read is left out. */
  List<Change> changes() {
    return resources()
        .map(PlanDocument::change)
        .filter(change -> !change.actions().equals(List.of("no-op")))
        .toList();
  }

  /** What it takes into the state that exists already. */
  List<Change> adoptions() {
    return resources()
        .filter(resource -> resource.path("change").has("importing"))
        .map(PlanDocument::change)
        .toList();
  }

  private Stream<JsonNode> resources() {
    return StreamSupport.stream(json.path("resource_changes").spliterator(), false)
        .filter(resource -> resource.path("mode").asText().equals("managed"));
  }

  private static Change change(JsonNode resource) {
    JsonNode change = resource.path("change");
    List<String> actions =
        StreamSupport.stream(change.path("actions").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return new Change(
        resource.path("address").asText(),
        resource.path("type").asText(),
        actions,
        change.path("before"),
        change.path("after"));
  }
}
