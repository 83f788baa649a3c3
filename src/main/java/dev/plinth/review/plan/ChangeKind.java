package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a plan does with a resource, in the order in which a reviewer looks. */
enum ChangeKind {
  REPLACED("Replaced", "destroyed, and made anew"),
  DELETED("Deleted", "destroyed"),
  UPDATED("Changed", "changed in place"),
  CREATED("Created", "made"),
  IMPORTED("Imported", "taken into the state as it is"),
  MOVED("Moved", "the same under another address"),
  FORGOTTEN("Forgotten", "left alone, and out of the state");

  private final String title;
  private final String meaning;

  ChangeKind(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  String title() {
    return title;
  }

  String meaning() {
    return meaning;
  }

  /** Whether what is there would be gone. */
  boolean destroys() {
    return this == REPLACED || this == DELETED;
  }

  /** Of an element of {@code resource_changes}; empty where nothing happens to it. */
  static Optional<ChangeKind> of(JsonNode changed) {
    JsonNode change = changed.path("change");
    Set<String> actions =
        Set.copyOf(
            StreamSupport.stream(change.path("actions").spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    if (actions.contains("delete")) {
      return Optional.of(actions.contains("create") ? REPLACED : DELETED);
    }
    if (actions.contains("forget")) {
      return Optional.of(FORGOTTEN);
    }
    if (actions.contains("create")) {
      return Optional.of(CREATED);
    }
    if (actions.contains("update")) {
      return Optional.of(UPDATED);
    }
    if (change.hasNonNull("importing")) {
      return Optional.of(IMPORTED);
    }
    return changed.hasNonNull("previous_address") ? Optional.of(MOVED) : Optional.empty();
  }
}
