package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * Words on a dashboard.
 *
 * @param markdown what they are
 */
public record Note(String markdown) implements Widget {
  @Override
  public String type() {
    return "text";
  }

  @Override
  public Map<String, Object> properties(String region) {
    return Map.of("markdown", markdown);
  }
}
