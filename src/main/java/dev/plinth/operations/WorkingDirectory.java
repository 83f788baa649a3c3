package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where terraform runs for one platform in one environment: {@code
 * .plinth/work/<platform>/<environment>}. It may be deleted at any time between two runs; the state
 * is elsewhere, unless a run could not save it there and said so.
 */
final class WorkingDirectory {
  private static final String CONFIGURATION = "cdk.tf.json";
  private static final String CLOUD_OVERRIDE = "cloud_override.tf.json";
  private static final String BACKEND_OVERRIDE = "backend_override.tf.json";

  private static final String LIFT_OVERRIDE = "lift_override.tf.json";
  private static final String ADOPTION = "adoption.tf.json";

  /** Where terraform's local backend keeps the states of workspaces. */
  private static final String STATES = "terraform.tfstate.d";

  private static final String UNSAVED_STATE = "errored.tfstate";

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
    return made(path);
  }

  /** The directory in which configurations are validated one after the other. */
  static WorkingDirectory ofValidation(Path root) {
    return made(root.resolve(".plinth/validation"));
  }

  private static WorkingDirectory made(Path path) {
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
    overrideNothing();
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

  /**
   * Keeps a copy of the configuration that just failed, and what was said, in a folder of their
   * own.
   *
   * @return the folder
   */
  Path keepAsFailed(String message) {
    String moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
    Path folder = path.resolve("failed").resolve(moment);
    try {
      Files.createDirectories(folder);
      Files.copy(
          path.resolve(CONFIGURATION),
          folder.resolve(CONFIGURATION),
          StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(folder.resolve("failure.txt"), message + System.lineSeparator());
      return folder;
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

  /** Has the next plans set these arguments, whatever the configuration says of them. */
  void override(List<Lift> lifts) {
    var document = new ObjectMapper().createObjectNode();
    ObjectNode resources = document.putObject("resource");
    for (Lift lift : lifts) {
      String name = lift.address().substring(lift.change().type().length() + 1);
      resources
          .withObjectProperty(lift.change().type())
          .withObjectProperty(name)
          .put(lift.argument(), lift.value());
    }
    write(LIFT_OVERRIDE, document.toPrettyString());
  }

  /** Has the next plans set what the configuration says. */
  void overrideNothing() {
    delete(LIFT_OVERRIDE);
  }

  /** Keeps the state in this directory, whatever the configuration says. */
  void useLocalState() {
    write(BACKEND_OVERRIDE, LOCAL_BACKEND);
  }

  /** Keeps the state where the configuration says. */
  void useRemoteState() {
    delete(BACKEND_OVERRIDE);
  }

  /** Where terraform leaves a state that it cannot save where it belongs, after an apply. */
  Path unsavedState() {
    return path.resolve(UNSAVED_STATE);
  }

  /** Whether an apply left its state here because it could not save it where it belongs. */
  boolean holdsUnsavedState() {
    return Files.exists(unsavedState());
  }

  /** Deletes the state that could not be saved, now that it is. */
  void forgetUnsavedState() {
    delete(UNSAVED_STATE);
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
