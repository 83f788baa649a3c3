package dev.plinth.policy.rules.naming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list that is kept as a text beside these classes: a line an entry, # before a comment. */
final class ResourceList {
  private ResourceList() {}

  static List<String> read(String name) {
    try (var content = ResourceList.class.getResourceAsStream(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
