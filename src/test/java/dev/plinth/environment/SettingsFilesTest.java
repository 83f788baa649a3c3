package dev.plinth.environment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import dev.plinth.environment.troubleshooter.TroubleshooterSettings;
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
        Arguments.of("troubleshooter", "mvp", TroubleshooterSettings.class),
        Arguments.of("bootstrap", "nonproduction", BootstrapSettings.class),
        Arguments.of("bootstrap", "production", BootstrapSettings.class),
        Arguments.of("bootstrap", "troubleshooter", BootstrapSettings.class));
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
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(
                          Path.of("environments", "waivers.json"),
                          Path.of("environments", "microservices", "services.json"),
                          Path.of("environments", "troubleshooter", "usage-plans.json"),
                          Path.of("environments", "troubleshooter", "functions.json")),
                      everyFile()
                          .map(Arguments::get)
                          .map(each -> files.file((String) each[0], (String) each[1])))
                  .toList());
    }
  }

  @Test
  void environments_are_sorted() {
    assertThat(files.environments("ollama")).containsExactly("dev", "production", "staging");
    assertThat(files.environments("bootstrap"))
        .containsExactly("nonproduction", "production", "troubleshooter");
    assertThat(files.environments("kubernetes")).isEmpty();
  }

  @Test
  void an_unknown_environment_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> files.read("ollama", "prod", OllamaSettings.class, Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            "unknown environment \"prod\" of ollama; did you mean production? there are: dev, production, staging");
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
  void microservices_do_not_share_a_network_and_three_zones_are_used() {
    List<MicroservicesSettings> all = microservices();

    assertThat(all).extracting(it -> it.network().vpcCidr().value()).doesNotHaveDuplicates();
    assertThat(all)
        .flatExtracting(it -> it.network().availabilityZones())
        .contains("us-east-1a", "us-east-1b", "us-east-1c");
  }

  @Test
  void one_environment_of_an_account_makes_what_the_account_has_once() {
    Map<String, Long> owners =
        microservices().stream()
            .collect(
                groupingBy(
                    it -> it.deployment().accountId() + " " + it.deployment().region(),
                    filtering(it -> it.audit().ownsAccountSingletons(), counting())));

    assertThat(owners).hasSize(2).allSatisfy((account, count) -> assertThat(count).isOne());
  }

  @Test
  void no_file_of_the_microservices_is_worth_a_warning() {
    assertThat(microservices())
        .allSatisfy(it -> assertThat(files.warnings("microservices", it)).isEmpty());
  }

  private List<MicroservicesSettings> microservices() {
    return files.environments("microservices").stream()
        .map(name -> files.read("microservices", name, MicroservicesSettings.class, Map.of()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void each_state_bucket_is_made_by_a_bootstrap_file(
      String platform, String environment, Class<? extends EnvironmentSettings> type) {
    List<Deployment> made =
        files.environments("bootstrap").stream()
            .map(name -> files.read("bootstrap", name, BootstrapSettings.class, Map.of()))
            .map(BootstrapSettings::deployment)
            .toList();
    var used = files.read(platform, environment, type, Map.of()).deployment();

    assertThat(made)
        .extracting(
            Deployment::accountId,
            Deployment::stateBucket,
            Deployment::lockTable,
            Deployment::stateRegion)
        .contains(
            tuple(used.accountId(), used.stateBucket(), used.lockTable(), used.stateRegion()));
  }

  private static String json(Object value) throws IOException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
