package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFilesTest {
  private final SettingsFiles files = SettingsFiles.of(Path.of(""));

  static Stream<Arguments> everyFile() {
    return Stream.of(
        Arguments.of("ollama", "dev", OllamaSettings.class),
        Arguments.of("ollama", "production", OllamaSettings.class),
        Arguments.of("ollama", "staging", OllamaSettings.class),
        Arguments.of("microservices", "develop", MicroservicesSettings.class),
        Arguments.of("microservices", "prod", MicroservicesSettings.class),
        Arguments.of("microservices", "qa", MicroservicesSettings.class),
        Arguments.of("microservices", "test", MicroservicesSettings.class),
        Arguments.of("bootstrap", "nonproduction", BootstrapSettings.class),
        Arguments.of("bootstrap", "production", BootstrapSettings.class));
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void every_file_is_allowed_and_says_what_the_records_hold(
      String platform, String environment, Class<? extends EnvironmentSettings> type)
      throws IOException {
    var settings = files.read(platform, environment, type, Map.of());

    assertThat(settings.deployment().environment()).isEqualTo(environment);
    assertThat(json(SettingsSchema.values(settings)))
        .isEqualTo(json(new ObjectMapper().readTree(files.file(platform, environment).toFile())));
  }

  @Test
  void every_file_of_the_project_is_one_of_those_tested() throws IOException {
    try (var found = Files.walk(Path.of("environments"));
        var bootstrap = Files.walk(Path.of("bootstrap"))) {
      assertThat(Stream.concat(found, bootstrap).filter(Files::isRegularFile))
          .filteredOn(file -> file.toString().endsWith(".json"))
          .filteredOn(file -> !file.endsWith("services.json"))
          .containsExactlyInAnyOrderElementsOf(
              everyFile()
                  .map(Arguments::get)
                  .map(each -> files.file((String) each[0], (String) each[1]))
                  .toList());
    }
  }

  @Test
  void environments_are_sorted() {
    assertThat(files.environments("ollama")).containsExactly("dev", "production", "staging");
    assertThat(files.environments("bootstrap")).containsExactly("nonproduction", "production");
    assertThat(files.environments("kubernetes")).isEmpty();
  }

  @Test
  void an_unknown_environment_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> files.read("ollama", "prod", OllamaSettings.class, Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("unknown environment \"prod\" of ollama; there are: dev, production, staging");
    assertThatThrownBy(() -> files.read("ollama", "../ollama/dev", OllamaSettings.class, Map.of()))
        .hasMessageStartingWith("unknown environment \"../ollama/dev\"");
  }

  @Test
  void a_missing_file_is_refused_with_its_neighbours() {
    Path missing = Path.of("environments", "ollama", "qa.tfvars.json");

    assertThatThrownBy(() -> SettingsReader.read(missing, OllamaSettings.class, Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            "environments/ollama/qa.tfvars.json: no such file; beside it there are:"
                + " dev, production, staging");
  }

  @Test
  void a_project_without_environments_says_so(@TempDir Path empty) {
    assertThatThrownBy(
            () -> SettingsFiles.of(empty).read("ollama", "dev", OllamaSettings.class, Map.of()))
        .hasMessage("unknown environment \"dev\" of ollama; there are: none");
  }

  @Test
  void environments_do_not_share_a_network_or_a_production_account() {
    List<OllamaSettings> all =
        Stream.of("dev", "staging", "production")
            .map(name -> files.read("ollama", name, OllamaSettings.class, Map.of()))
            .toList();

    assertThat(all).extracting(it -> it.network().vpcCidr().value()).doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(it -> !it.deployment().isProduction())
        .extracting(it -> it.deployment().accountId())
        .doesNotContain(all.get(2).deployment().accountId());
  }

  @Test
  void each_state_bucket_is_made_by_a_bootstrap_file() {
    List<Deployment> made =
        Stream.of("nonproduction", "production")
            .map(name -> files.read("bootstrap", name, BootstrapSettings.class, Map.of()))
            .map(BootstrapSettings::deployment)
            .toList();

    for (String environment : files.environments("ollama")) {
      var used = files.read("ollama", environment, OllamaSettings.class, Map.of()).deployment();
      assertThat(made)
          .extracting(
              Deployment::accountId,
              Deployment::stateBucket,
              Deployment::lockTable,
              Deployment::stateRegion)
          .contains(
              tuple(used.accountId(), used.stateBucket(), used.lockTable(), used.stateRegion()));
    }
  }

  private static String json(Object value) throws IOException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
