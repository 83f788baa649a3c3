package dev.plinth.constructs.watching;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Alarms and whether they are on.
 *
 * @param title what it shows
 * @param alarmArns ARNs of at most 100 alarms
 */
public record AlarmBoard(String title, List<String> alarmArns) implements Widget {
  @Override
  public String type() {
    return "alarm";
  }

  @Override
  public Map<String, Object> properties(String region) {
    return new TreeMap<>(Map.of("title", title, "alarms", alarmArns));
  }
}
