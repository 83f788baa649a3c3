package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Where terraform runs for one platform in one environment: {@code
 * .plinth/work/<platform>/<environment>}. It may be deleted at any time between two runs; the state
 * is elsewhere.
 */
final class WorkingDirectory {
  private static final String CONFIGURATION = "cdk.tf.json";
  private static final String CLOUD_OVERRIDE = "cloud_override.tf.json";
  private static final String BACKEND_OVERRIDE = "backend_override.tf.json";

  private static final String ADOPTION = "adoption.tf.json";

  /** Where terraform's local backend keeps the states of workspaces. */
  private static final String STATES = "terraform.tfstate.d";

  private static final String LOCAL_BACKEND =
      """
      {"terraform": {"backend": {"local": {}}}}
      """;

  private final Path path;

  private WorkingDirectory(Path path) {
    this.path = path;
  }

  /** The directory of a target, made if it is not there. */
  static WorkingDirectory of(Path root, Target target, Cloud cloud) {
    Path path =
        root.resolve(".plinth/work")
            .resolve(target.platform())
            .resolve(target.environment() + cloud.suffix());
    try {
      Files.createDirectories(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new WorkingDirectory(path);
  }

  Path path() {
    return path;
  }

  /** Puts a configuration in place of the one before. */
  void write(String json, Optional<String> override) {
    adoptNothing();
    write(CONFIGURATION, json);
    if (override.isPresent()) {
      write(CLOUD_OVERRIDE, override.get());
    } else {
      delete(CLOUD_OVERRIDE);
    }
  }

  /** What the configuration says of the providers that it needs. */
  JsonNode requiredProviders() {
    try {
      return new ObjectMapper()
          .readTree(path.resolve(CONFIGURATION).toFile())
          .path("terraform")
          .path("required_providers");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Keeps a copy of the configuration that was just applied, to compare with or go back to. */
  void keepAsApplied() {
    try {
      Files.copy(
          path.resolve(CONFIGURATION),
          path.resolve("applied.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Has the next plans take what exists into the state.
   *
   * @param ids of what exists, by the address that it is to have
   */
  void adopt(Map<String, String> ids) {
    var blocks = new ObjectMapper().createObjectNode();
    ArrayNode imports = blocks.putArray("import");
    ids.forEach((address, id) -> imports.addObject().put("to", address).put("id", id));
    write(ADOPTION, blocks.toPrettyString());
  }

  /** Has the next plans take nothing into the state but what they make. */
  void adoptNothing() {
    delete(ADOPTION);
  }

  /** Keeps the state in this directory, whatever the configuration says. */
  void useLocalState() {
    write(BACKEND_OVERRIDE, LOCAL_BACKEND);
  }

  /** Keeps the state where the configuration says. */
  void useRemoteState() {
    delete(BACKEND_OVERRIDE);
  }

  /** Whether state was left here by a run that did not come to its end. */
  boolean holdsState() {
    return Files.exists(path.resolve(STATES));
  }

  /** Deletes the state that is here, once it is elsewhere or describes nothing. */
  void deleteState() {
    if (!holdsState()) {
      return;
    }
    try (var files = Files.walk(path.resolve(STATES))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Forgets which workspace was selected: init refuses one that is not there, as after another
   * machine deleted it.
   */
  void forgetWorkspace() {
    delete(".terraform/environment");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(path.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
