package dev.plinth.terraform;

import java.util.ArrayList;
import java.util.List;

/**
 * A way through names, as addresses and the references of a plan are spelled: {@code
 * module.net["a"].aws_subnet.private[0].id}.
 */
record Traversal(List<Step> steps) {
  /**
   * A name on the way.
   *
   * @param key of the instance, in its brackets: {@code [0]}, {@code ["a"]}; empty without one
   */
  record Step(String name, String key) {
    @Override
    public String toString() {
      return name + key;
    }
  }

  static Traversal of(String text) {
    var steps = new ArrayList<Step>();
    int from = 0;
    while (from < text.length()) {
      int end = end(text, from, ".[");
      String name = text.substring(from, end);
      String key = "";
      while (end < text.length() && text.charAt(end) == '[') {
        int close = Math.min(end(text, end + 1, "]") + 1, text.length());
        key = key.isEmpty() ? text.substring(end, close) : key;
        end = end(text, close, ".[");
      }
      steps.add(new Step(name, key));
      from = end + 1;
    }
    return new Traversal(List.copyOf(steps));
  }

  /** How many names at its beginning are those of modules: {@code module.net} are two. */
  int modules() {
    int count = 0;
    while (count + 1 < steps.size() && name(count).equals("module")) {
      count += 2;
    }
    return count;
  }

  /** A name on the way; empty behind its end. */
  String name(int index) {
    return index < steps.size() ? steps.get(index).name() : "";
  }

  /** The key behind a name; empty where there is none. */
  String key(int index) {
    return index < steps.size() ? steps.get(index).key() : "";
  }

  /** Where one of some characters stands, outside quotes; otherwise the end. */
  private static int end(String text, int from, String ends) {
    boolean quoted = false;
    for (int index = from; index < text.length(); index++) {
      char next = text.charAt(index);
      if (quoted && next == '\\') {
        index++;
      } else if (next == '"') {
        quoted = !quoted;
      } else if (!quoted && ends.indexOf(next) >= 0) {
        return index;
      }
    }
    return text.length();
  }
}
