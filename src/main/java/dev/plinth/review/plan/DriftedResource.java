package dev.plinth.review.plan;

import java.util.List;

/**
 * A resource that is not as it was applied.
 *
 * @param address such as {@code aws_dynamodb_table.main}
 * @param kind what is the matter with it
 * @param lines of a difference: {@code -} as it was applied, {@code +} as it is now; secrets masked
 */
public record DriftedResource(String address, Kind kind, List<String> lines) {
  /** What is the matter with a resource. */
  public enum Kind {
    CHANGED("was changed"),
    MISSING("is gone"),
    LEFT_OVER("is there, and the configuration has it no more"),
    ADDED_TO("has what nobody manages"),
    NOT_CONFIGURED("differs in what no configuration speaks of");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** After the name of the resource. */
    public String words() {
      return words;
    }
  }
}
