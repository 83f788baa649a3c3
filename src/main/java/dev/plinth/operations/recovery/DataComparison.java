package dev.plinth.operations.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was written against what was found again.
 *
 * @param items that were written to tables
 * @param itemsThere how many of them were found, and say the same
 * @param objects that were written to buckets
 * @param objectsThere how many of them were found, with the same content
 * @param different places of what was found and says something else
 */
record DataComparison(
    int items, int itemsThere, int objects, int objectsThere, List<String> different) {
  static DataComparison of(MarkedData.Content written, MarkedData.Content found) {
    var different = new ArrayList<String>();
    int items = same(written.items(), found.items(), different);
    int objects = same(written.objects(), found.objects(), different);
    return new DataComparison(
        count(written.items()), items, count(written.objects()), objects, List.copyOf(different));
  }

  boolean isWhole() {
    return itemsThere == items && objectsThere == objects;
  }

  private static int same(
      Map<String, Map<String, String>> written,
      Map<String, Map<String, String>> found,
      List<String> different) {
    int same = 0;
    for (var store : written.entrySet()) {
      Map<String, String> there = found.getOrDefault(store.getKey(), Map.of());
      for (var one : store.getValue().entrySet()) {
        String content = there.get(one.getKey());
        if (one.getValue().equals(content)) {
          same++;
        } else if (content != null) {
          different.add(store.getKey() + " " + one.getKey());
        }
      }
    }
    return same;
  }

  private static int count(Map<String, Map<String, String>> stores) {
    return stores.values().stream().mapToInt(Map::size).sum();
  }
}
