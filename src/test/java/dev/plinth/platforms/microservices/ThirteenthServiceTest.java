package dev.plinth.platforms.microservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adding a service is one entry in the catalogue, and changes nothing of the others. */
class ThirteenthServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SETTINGS = Path.of("environments", "microservices");

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({"prod, public", "prod, internal", "qa, public", "develop, internal"})
  void touches_nothing_but_what_is_new(String environment, String serviceType) throws IOException {
    copySettings();
    JsonNode before = synthesize(environment);
    addTo(root.resolve(SETTINGS).resolve("services.json"), entry(serviceType));

    var changes = new ArrayList<Change>();
    compare("", before, synthesize(environment), changes);

    assertThat(changes).extracting(Change::kind).containsOnly("added");
    assertThat(changes)
        .extracting(Change::toString)
        .allSatisfy(change -> assertThat(change).contains("gift"));
    assertThat(changes)
        .extracting(Change::path)
        .contains("/variable/services/default/gift-cards")
        .contains("/resource/aws_ecs_service/gift_cards", "/resource/aws_codepipeline/gift_cards");
  }

  private record Change(String kind, String path, JsonNode value) {}

  private void copySettings() throws IOException {
    Files.createDirectories(root.resolve(SETTINGS));
    try (Stream<Path> files = Files.list(SETTINGS)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(SETTINGS).resolve(file.getFileName()));
      }
    }
  }

  private JsonNode synthesize(String environment) throws IOException {
    return JSON.readTree(
        new Synthesis(SettingsFiles.of(root))
            .synthesize(new Target("microservices", environment), Map.of())
            .json());
  }

  /** In the middle of the list, where a count or a position would move all that follow. */
  private static void addTo(Path catalogue, ObjectNode entry) throws IOException {
    var services = (ArrayNode) JSON.readTree(catalogue.toFile());
    services.insert(services.size() / 2, entry);
    JSON.writeValue(catalogue.toFile(), services);
  }

  private static ObjectNode entry(String serviceType) throws IOException {
    boolean isPublic = serviceType.equals("public");
    JsonNode like =
        Stream.of(JSON.readTree(SETTINGS.resolve("services.json").toFile()))
            .flatMap(services -> stream(services))
            .filter(service -> service.path("service_type").asText().equals(serviceType))
            .findFirst()
            .orElseThrow();
    var entry = ((ObjectNode) like).deepCopy();
    entry.put("name", "gift-cards").put("container_port", 4999);
    entry.put("repository_url", "https://bitbucket.org/plinth-shop/gift-cards");
    entry.put("priority", isPublic ? 4999 : 0);
    entry.putArray("host_headers");
    var paths = entry.putArray("path_patterns");
    if (isPublic) {
      paths.add("/gift-cards/*");
    }
    return entry;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    var nodes = new ArrayList<JsonNode>();
    array.forEach(nodes::add);
    return nodes.stream();
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.isObject() && after.isObject()) {
      before
          .properties()
          .forEach(
              entry -> {
                if (after.has(entry.getKey())) {
                  String inside = path + "/" + entry.getKey();
                  compare(inside, entry.getValue(), after.get(entry.getKey()), changes);
                } else {
                  changes.add(new Change("removed", path + "/" + entry.getKey(), after));
                }
              });
      after.properties().stream()
          .filter(entry -> !before.has(entry.getKey()))
          .map(entry -> new Change("added", path + "/" + entry.getKey(), entry.getValue()))
          .forEach(changes::add);
    } else if (before.isArray() && after.isArray()) {
      compareLists(path, before, after, changes);
    } else if (!before.equals(after)) {
      changes.add(new Change("changed", path, after));
    }
  }

  /** Old entries stay in their order; new ones may stand between them. */
  private static void compareLists(
      String path, JsonNode before, JsonNode after, List<Change> changes) {
    int next = 0;
    for (JsonNode entry : after) {
      if (next < before.size() && before.get(next).equals(entry)) {
        next++;
      } else {
        changes.add(new Change("added", path + "[]", entry));
      }
    }
    if (next < before.size()) {
      changes.add(new Change("changed", path + "[]", before.get(next)));
    }
  }
}
