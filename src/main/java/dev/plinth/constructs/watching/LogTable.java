package dev.plinth.constructs.watching;

import java.util.Map;
import java.util.TreeMap;

/**
 * The latest lines of a log group, as a question to Logs Insights puts them.
 *
 * @param title what it shows
 * @param group name of the log group
 * @param query in the language of Logs Insights
 */
public record LogTable(String title, String group, String query) implements Widget {
  @Override
  public String type() {
    return "log";
  }

  @Override
  public Map<String, Object> properties(String region) {
    return new TreeMap<>(
        Map.of(
            "title",
            title,
            "view",
            "table",
            "region",
            region,
            "query",
            "SOURCE '" + group + "' | " + query));
  }
}
