package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderMirrorTest {
  private static final String REQUIRED =
      """
      {"aws": {"source": "aws", "version": "5.100.0"},
       "random": {"source": "hashicorp/random", "version": "3.7.2"}}
      """;

  @TempDir private Path machine;
  private Path root;
  private Path work;
  private Path home;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(machine.resolve("opt"));
    work = Files.createDirectory(machine.resolve("work"));
    home = Files.createDirectory(machine.resolve("home"));
  }

  @Test
  void takes_what_a_mirror_has_from_there_alone_and_the_rest_from_the_registry()
      throws IOException {
    Path mirror = mirror("providers", "hashicorp/aws/5.100.0/linux_amd64");

    Path file = search(Map.of()).orElseThrow();

    assertThat(file)
        .hasContent(
            """
            provider_installation {
              filesystem_mirror {
                path    = "%s"
                include = ["registry.terraform.io/hashicorp/aws"]
              }
              direct {
                exclude = ["registry.terraform.io/hashicorp/aws"]
              }
            }
            """
                .formatted(mirror));
  }

  @Test
  void knows_packages_that_are_archives() throws IOException {
    Path provider = mirror("providers", "hashicorp/random");
    Files.createFile(
        provider.resolve(
            "registry.terraform.io/hashicorp/random/terraform-provider-random_3.7.2_linux_amd64.zip"));

    assertThat(search(Map.of()).orElseThrow()).content().contains("hashicorp/random\"]");
  }

  @Test
  void leaves_a_mirror_of_other_versions_alone() throws IOException {
    mirror("providers", "hashicorp/aws/5.99.0/linux_amd64");

    assertThat(search(Map.of())).isEmpty();
  }

  @Test
  void prefers_the_folder_that_the_variable_names() throws IOException {
    mirror("a-first-one", "hashicorp/aws/5.100.0/linux_amd64");
    Path named = mirror("named", "hashicorp/aws/5.100.0/linux_amd64");

    assertThat(search(Map.of("PLINTH_PROVIDER_MIRROR", named.toString())).orElseThrow())
        .content()
        .contains(named.toString());
  }

  @Test
  void gives_the_users_own_configuration_the_last_word() throws IOException {
    mirror("providers", "hashicorp/aws/5.100.0/linux_amd64");
    Path own = Files.createFile(machine.resolve("own.tfrc"));

    assertThat(search(Map.of("TF_CLI_CONFIG_FILE", own.toString()))).contains(own);

    Files.createFile(home.resolve(".terraformrc"));
    assertThat(search(Map.of())).isEmpty();
  }

  @Test
  void passes_over_a_configuration_that_is_not_there() throws IOException {
    mirror("providers", "hashicorp/aws/5.100.0/linux_amd64");

    assertThat(search(Map.of("TF_CLI_CONFIG_FILE", "/does/not/exist")))
        .contains(work.resolve("terraform.rc"));
  }

  private Path mirror(String name, String provider) throws IOException {
    Path mirror = root.resolve(name);
    Files.createDirectories(mirror.resolve("registry.terraform.io").resolve(provider));
    return mirror;
  }

  private Optional<Path> search(Map<String, String> variables) {
    var environment = new HashMap<>(variables);
    environment.put("HOME", home.toString());
    return new ProviderMirror(environment, List.of(root)).configurationFile(required(), work);
  }

  private static JsonNode required() {
    try {
      return new ObjectMapper().readTree(REQUIRED);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
