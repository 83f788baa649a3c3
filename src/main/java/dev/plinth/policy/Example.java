package dev.plinth.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something small that shows a rule.
 *
 * @param files their texts by name, in the order in which they are read
 */
public record Example(Map<String, String> files) {
  /** Where an example of a single document is said to stand. */
  private static final String DOCUMENT = "main.tf.json";

  /** One Terraform document, whole: {@code {"resource": {…}}}. */
  public static Example of(String document) {
    return new Example(Map.of(DOCUMENT, document));
  }

  /** Several documents that are checked together, or files of a repository: name, text, … */
  public static Example of(String name, String text, String... more) {
    var files = new LinkedHashMap<String, String>();
    files.put(name, text);
    for (int index = 0; index < more.length; index += 2) {
      files.put(more[index], more[index + 1]);
    }
    return new Example(files);
  }
}
