package dev.plinth.environment.troubleshooter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.SettingsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The project's settings files of the platform and its document, copied and changed there. */
public final class EditedTroubleshooter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ORIGINALS = Path.of("environments", "troubleshooter");
  private static final Path DOCUMENT = Path.of("docs", "openapi.json");
  private static final String MVP = "mvp.tfvars.json";

  private final Path root;
  private final Path folder;
  private final SettingsFiles files;

  /** Copies them into a root folder that has none. */
  public EditedTroubleshooter(Path root) throws IOException {
    this.root = root;
    this.files = SettingsFiles.of(root);
    this.folder = Files.createDirectories(root.resolve(ORIGINALS));
    try (var originals = Files.list(ORIGINALS)) {
      for (Path original : originals.toList()) {
        Files.copy(original, folder.resolve(original.getFileName()));
      }
    }
    Files.createDirectories(root.resolve("docs"));
    Files.copy(DOCUMENT, root.resolve(DOCUMENT));
  }

  /** With another value of a setting. */
  public EditedTroubleshooter with(String key, String json) throws IOException {
    JsonNode value = JSON.readTree(json);
    return edit(
        MVP,
        file -> {
          if (!file.has(key)) {
            throw new IllegalArgumentException(key + " is no setting");
          }
          ((ObjectNode) file).set(key, value);
        });
  }

  EditedTroubleshooter without(String key) throws IOException {
    return edit(MVP, file -> ((ObjectNode) file).remove(key));
  }

  /** With one more environment: a copy of this one by now, with other values. */
  EditedTroubleshooter withNeighbour(String environment, String values) throws IOException {
    ObjectNode copy = (ObjectNode) JSON.readTree(folder.resolve(MVP).toFile());
    copy.put("environment", environment).setAll((ObjectNode) JSON.readTree(values));
    JSON.writeValue(folder.resolve(environment + ".tfvars.json").toFile(), copy);
    return this;
  }

  /** With another value in the usage plan of that number. */
  EditedTroubleshooter withInPlan(int plan, String key, String json) throws IOException {
    JsonNode value = JSON.readTree(json);
    return edit("usage-plans.json", file -> ((ObjectNode) file.get(plan)).set(key, value));
  }

  /** With other usage plans. */
  EditedTroubleshooter withPlans(String json) throws IOException {
    Files.writeString(folder.resolve("usage-plans.json"), json);
    return this;
  }

  /** With a function, {@code search}, that has some other values. */
  public EditedTroubleshooter withFunction(String values) throws IOException {
    ObjectNode function =
        (ObjectNode)
            JSON.readTree(
                """
                {
                  "name": "search",
                  "handler": "app.handler",
                  "runtime": "python3.13",
                  "memory_mb": 512,
                  "timeout_s": 15,
                  "package_location": "s3://example-packages/search/1.0.0.zip",
                  "reserved_concurrency": -1,
                  "environment_vars": {}
                }
                """);
    function.setAll((ObjectNode) JSON.readTree(values));
    JSON.writeValue(folder.resolve("functions.json").toFile(), List.of(function));
    return this;
  }

  /** With another text in the document. */
  public EditedTroubleshooter withDocument(UnaryOperator<String> edit) throws IOException {
    String before = Files.readString(root.resolve(DOCUMENT));
    String after = edit.apply(before);
    assertThat(after).as("the edited document").isNotEqualTo(before);
    Files.writeString(root.resolve(DOCUMENT), after);
    return this;
  }

  /** Reads the settings. */
  public TroubleshooterSettings read() {
    return read("mvp");
  }

  /** Reads the settings of a neighbour. */
  TroubleshooterSettings read(String environment) {
    return files.read("troubleshooter", environment, TroubleshooterSettings.class, Map.of());
  }

  List<String> warnings() {
    return files.warnings("troubleshooter", read());
  }

  /** What is said of them, below the line that names the file. */
  String refusal() {
    var refused = catchThrowableOfType(InvalidSettings.class, this::read);
    assertThat(refused).as("the refusal").isNotNull();
    List<String> lines = refused.getMessage().lines().toList();
    assertThat(lines.get(0)).contains(MVP, lines.size() - 1 + " error");
    return String.join("\n", lines.subList(1, lines.size())).stripIndent();
  }

  private EditedTroubleshooter edit(String name, Consumer<JsonNode> edit) throws IOException {
    Path file = folder.resolve(name);
    JsonNode json = JSON.readTree(file.toFile());
    edit.accept(json);
    JSON.writeValue(file.toFile(), json);
    return this;
  }
}
