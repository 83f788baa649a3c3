package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an environment that nobody wrote.
 *
 * @param number which one of its platform's it is, the first at 0
 * @param settings what its settings file says
 * @param catalogues what stands in files beside it: a name to a list
 * @param documents what stands elsewhere in the project: a path to a document
 * @param neighbour another environment in the same folder
 */
record GeneratedEnvironment(
    String platform,
    int number,
    ObjectNode settings,
    Map<String, JsonNode> catalogues,
    Map<String, JsonNode> documents,
    Optional<GeneratedEnvironment> neighbour) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  Target target() {
    return new Target(platform, name());
  }

  /** The environment's name. */
  String name() {
    return settings.properties().iterator().next().getValue().asText();
  }

  /** The same with other files. */
  GeneratedEnvironment with(ObjectNode otherSettings, Map<String, JsonNode> otherCatalogues) {
    return new GeneratedEnvironment(
        platform, number, otherSettings, otherCatalogues, documents, neighbour);
  }

  /** The same, with a neighbour. */
  GeneratedEnvironment beside(GeneratedEnvironment other) {
    return new GeneratedEnvironment(
        platform, number, settings, catalogues, documents, Optional.of(other.alone()));
  }

  /** The same, where no other environment is near. */
  GeneratedEnvironment alone() {
    return new GeneratedEnvironment(
        platform, number, settings, catalogues, documents, Optional.empty());
  }

  /** Writes the files into the empty root folder of a project. */
  SettingsFiles write(Path root) {
    SettingsFiles files = SettingsFiles.of(root);
    Path own = files.file(platform, name());
    neighbour.ifPresent(it -> write(files.file(platform, it.name()), it.settings));
    write(own, settings);
    catalogues.forEach((file, list) -> write(own.resolveSibling(file), list));
    documents.forEach((path, document) -> write(root.resolve(path), document));
    return files;
  }

  private static void write(Path file, JsonNode json) {
    try {
      Files.createDirectories(file.getParent());
      JSON.writeValue(file.toFile(), json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
