package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.SettingsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The project's settings files of the platform, copied to a folder and changed there. */
public final class EditedCatalogue {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ORIGINALS = Path.of("environments", "microservices");

  private final SettingsFiles files;
  private final Path folder;

  /** Copies all of them into a root folder that has none. */
  public EditedCatalogue(Path root) throws IOException {
    files = SettingsFiles.of(root);
    folder = Files.createDirectories(root.resolve(ORIGINALS));
    try (var originals = Files.list(ORIGINALS)) {
      for (Path original : originals.toList()) {
        Files.copy(original, folder.resolve(original.getFileName()));
      }
    }
  }

  /** With another value in the file of an environment. */
  public EditedCatalogue with(String environment, String key, String json) throws IOException {
    JsonNode value = JSON.readTree(json);
    return edit(environment + ".tfvars.json", file -> require((ObjectNode) file, key, value));
  }

  /** Without a key in the file of an environment. */
  EditedCatalogue without(String environment, String key) throws IOException {
    return edit(environment + ".tfvars.json", file -> ((ObjectNode) file).remove(key));
  }

  /** Without the file of an environment. */
  public EditedCatalogue withoutEnvironment(String environment) throws IOException {
    Files.delete(files.file("microservices", environment));
    return this;
  }

  /** With another value in the catalogue's entry of a service. */
  public EditedCatalogue withService(String name, String key, String json) throws IOException {
    JsonNode value = JSON.readTree(json);
    return editService(name, entry -> entry.set(key, value));
  }

  EditedCatalogue withoutInService(String name, String key) throws IOException {
    return editService(name, entry -> entry.remove(key));
  }

  /** With one more service: a copy of another, with other values. */
  public EditedCatalogue withCopy(String name, String values) throws IOException {
    JsonNode changed = JSON.readTree(values);
    return edit(
        "services.json",
        file -> {
          ObjectNode copy = service((ArrayNode) file, name).deepCopy();
          ((ArrayNode) file).add(copy.setAll((ObjectNode) changed));
        });
  }

  EditedCatalogue withCatalogue(String text) throws IOException {
    Files.writeString(folder.resolve("services.json"), text);
    return this;
  }

  /** Reads an environment. */
  public MicroservicesSettings read(String environment) {
    return read(environment, Map.of());
  }

  MicroservicesSettings read(String environment, Map<String, String> overrides) {
    return files.read("microservices", environment, MicroservicesSettings.class, overrides);
  }

  List<String> warnings(String environment) {
    return files.warnings("microservices", read(environment));
  }

  /** What is said of an environment, below the line that names its file. */
  String refusal(String environment) {
    return refusal(environment, Map.of());
  }

  String refusal(String environment, Map<String, String> overrides) {
    var refused = catchThrowableOfType(InvalidSettings.class, () -> read(environment, overrides));
    assertThat(refused).as("the refusal of " + environment).isNotNull();
    List<String> lines = refused.getMessage().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "%s: %d error%s",
            files.file("microservices", environment),
            lines.size() - 1,
            lines.size() == 2 ? "" : "s");
    return String.join("\n", lines.subList(1, lines.size())).stripIndent();
  }

  /** What is said of the catalogue, when it cannot be read at all. */
  String refusalOfCatalogue() {
    return catchThrowableOfType(InvalidSettings.class, () -> read("test")).getMessage();
  }

  private EditedCatalogue editService(String name, Consumer<ObjectNode> edit) throws IOException {
    return edit("services.json", file -> edit.accept(service((ArrayNode) file, name)));
  }

  private static ObjectNode service(ArrayNode list, String name) {
    return (ObjectNode)
        StreamSupport.stream(list.spliterator(), false)
            .filter(entry -> entry.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static void require(ObjectNode file, String key, JsonNode value) {
    if (!file.has(key)) {
      throw new IllegalArgumentException(key + " is no setting");
    }
    file.set(key, value);
  }

  private EditedCatalogue edit(String name, Consumer<JsonNode> edit) throws IOException {
    Path file = folder.resolve(name);
    JsonNode json = JSON.readTree(file.toFile());
    edit.accept(json);
    JSON.writeValue(file.toFile(), json);
    return this;
  }
}
