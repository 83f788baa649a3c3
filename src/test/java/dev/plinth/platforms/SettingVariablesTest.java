package dev.plinth.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.microservices.EditedCatalogue;
import dev.plinth.environment.microservices.MicroservicesSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingVariablesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path root;
  @TempDir private Path second;

  @Test
  void a_setting_that_is_an_object_is_a_variable_of_that_type() throws IOException {
    Map<String, Object> variables = SettingVariables.of(new EditedCatalogue(root).read("prod"));

    assertThat(variable(variables, "mandatory_tags")).containsEntry("type", "map(string)");
    assertThat(variable(variables, "service_settings")).containsEntry("type", "any");
    assertThat((String) variable(variables, "services").get("type"))
        .startsWith("map(object({ name = string, runtime = string, repository_url = string,")
        .contains(
            "container_port = number",
            "environment_vars = map(string)",
            "secrets_arns = list(string)");
  }

  @Test
  void a_service_more_is_lines_more() throws IOException {
    List<String> before = lines(new EditedCatalogue(root).read("prod"));
    List<String> after =
        lines(
            new EditedCatalogue(second)
                .withCopy("pricing", "{\"name\": \"returns\", \"container_port\": 3012}")
                .read("prod"));

    assertThat(after).hasSizeGreaterThan(before.size()).containsSubsequence(before);
  }

  @Test
  void a_change_of_one_service_changes_its_lines() throws IOException {
    List<String> before = lines(new EditedCatalogue(root).read("test"));
    List<String> after =
        lines(
            new EditedCatalogue(second)
                .withService("pricing", "cpu", "512")
                .withService("pricing", "memory", "1024")
                .read("test"));
    var removed = new ArrayList<>(before);
    after.forEach(removed::remove);

    assertThat(after).hasSameSizeAs(before);
    assertThat(removed).hasSize(3);
  }

  private static Map<String, Object> variable(Map<String, Object> variables, String name) {
    var variable = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) variables.get(name)).forEach((key, value) -> variable.put((String) key, value));
    return variable;
  }

  private static List<String> lines(MicroservicesSettings settings) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(configuration(settings))
        .lines()
        .map(line -> line.replaceFirst(",$", ""))
        .toList();
  }

  /** The variables and what they are compared with, as in the synthesized JSON. */
  static Map<String, Object> configuration(MicroservicesSettings settings) {
    var synthesized = new LinkedHashMap<String, Object>();
    SettingVariables.locals(settings)
        .forEach(
            (place, lines) ->
                synthesized.put(place.replaceFirst("locals\\.synthesized\\.", ""), lines));
    var configuration = new LinkedHashMap<String, Object>();
    configuration.put("variable", SettingVariables.of(settings));
    configuration.put("locals", Map.of("synthesized", synthesized));
    return configuration;
  }
}
