package dev.plinth.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another environment of the same platform, as far as its settings file can be read: what is wrong
 * with that file is said when it is read for itself.
 *
 * @param environment as the file is named
 */
public record Neighbour(String environment, Map<String, JsonNode> values) {
  /** Those that have a file beside this one. */
  static List<Neighbour> of(Path file) {
    return SettingsFiles.beside(file).flatMap(Neighbour::read).toList();
  }

  private static Stream<Neighbour> read(Path file) {
    try {
      return Stream.of(
          new Neighbour(SettingsFiles.environment(file), SettingsText.of(file).values()));
    } catch (InvalidSettings unreadable) {
      return Stream.empty();
    }
  }

  /** What it says for a key, if that is a text. */
  public Optional<String> text(String key) {
    return Optional.of(value(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** Whether it says {@code true} for a key. */
  public boolean isTrue(String key) {
    return value(key).asBoolean(false);
  }

  /** Whether it is in the account and region of another environment. */
  public boolean isWhere(Deployment deployment) {
    return text("account_id").equals(Optional.of(deployment.accountId()))
        && text("region").equals(Optional.of(deployment.region()));
  }

  private JsonNode value(String key) {
    return values.getOrDefault(key, MissingNode.getInstance());
  }
}
