package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether what a plan would adopt belongs to the environment that adopts it. */
final class Ownership {
  /** The tags that every resource of a platform carries. */
  private static final List<String> MARKS = List.of("Project", "Environment", "Service");

  private Ownership() {}

  /**
   * Whether it carries the tags that it would be given. What takes no tags at all is known by its
   * name alone, which has the project and the environment in it.
   */
  static boolean isOurs(PlanDocument.Change adoption) {
    Map<String, String> wanted = marks(adoption.after());
    return wanted.equals(marks(adoption.before()));
  }

  private static Map<String, String> marks(JsonNode attributes) {
    var found = new TreeMap<String, String>();
    for (String mark : MARKS) {
      JsonNode value = attributes.path("tags_all").path(mark);
      if (value.isTextual()) {
        found.put(mark, value.asText());
      }
    }
    // A scaling group has its tags as blocks.
    for (JsonNode tag : attributes.path("tag")) {
      if (MARKS.contains(tag.path("key").asText())) {
        found.put(tag.path("key").asText(), tag.path("value").asText());
      }
    }
    return found;
  }
}
