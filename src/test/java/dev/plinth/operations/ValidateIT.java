package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the real terraform and the real provider say of our JSON, without any cloud: the settings
 * leave out the other providers, which not every machine can get.
 */
class ValidateIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SettingsFiles FILES = SettingsFiles.of(Path.of(""));
  private static final Synthesis SYNTHESIS = new Synthesis(FILES);
  private static final Map<String, String> AWS_ALONE =
      Map.of("ollama_storage_suffix", "fixed", "ollama_ssh_key", "none");

  private static final String LOCAL_BACKEND =
      """
      {"terraform": {"backend": {"local": {}}}}
      """;

  /** No credentials, and nobody to ask for any: the provider gives up at once. */
  private static final Map<String, String> NO_CLOUD =
      Map.of(
          "AWS_CONFIG_FILE", "/dev/null",
          "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
          "AWS_EC2_METADATA_DISABLED", "true",
          "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:9");

  /** Kept for the whole class: the provider is found once. */
  @TempDir private static Path folder;

  static Stream<Target> targets() {
    return SYNTHESIS.targets().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void terraform_finds_nothing_wrong(Target target) throws IOException {
    write(target);

    JsonNode verdict = JSON.readTree(String.join("\n", run("validate", "-json").output()));

    assertThat(verdict.path("diagnostics")).isEmpty();
    assertThat(verdict.path("valid").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "bootstrap, production",
    "ollama, production",
    "microservices, prod",
    "troubleshooter, mvp"
  })
  void terraform_refuses_another_workspace_and_names_the_right_one(
      String platform, String environment) throws IOException {
    write(new Target(platform, environment));

    Run plan = plan("elsewhere");

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.words())
        .contains(
            "This configuration is for workspace %s, and elsewhere is selected. Select the right"
                    .formatted(environment)
                + " one: terraform workspace select "
                + environment);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void terraform_takes_the_settings_file_in_the_right_workspace(Target target) throws IOException {
    writeVariables(target);
    Path file = FILES.file(target.platform(), target.environment()).toAbsolutePath();

    Run plan = plan(target.environment(), "-var-file=" + file);

    assertThat(plan.exitCode()).as(plan.words()).isZero();
    assertThat(plan.words()).doesNotContain("Warning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ollama_nat_gateways=single  | ollama_nat_gateways decides the structure
          ollama_spot_percentage=50   | ollama_spot_percentage decides the structure
          ollama_account_id=111111111111 | ollama_account_id decides the structure
          ollama_environment=dev      | ollama_environment decides the structure
          ollama_max_size=0           | ollama_max_size: allowed is a whole number from 1 to 100
          ollama_scale_up_cpu_percent=101 | allowed is a whole number from 1 to 100
          ollama_cdn_price_class=Cheap | ollama_cdn_price_class: allowed is
          """)
  void terraform_refuses_another_value(String assignment, String words) throws IOException {
    writeVariables(new Target("ollama", "production"));

    Run plan = plan("production", "-var=" + assignment);

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.words()).contains(words);
  }

  /** The variables with what their validation looks at, and nothing that needs a provider. */
  private static void writeVariables(Target target) throws IOException {
    var document = (ObjectNode) JSON.readTree(SYNTHESIS.synthesize(target, Map.of()).json());
    if (document.path("locals") instanceof ObjectNode locals) {
      locals.retain("synthesized");
    }
    write(document.retain("variable", "locals").toPrettyString());
  }

  private static void write(Target target) throws IOException {
    var overrides = target.platform().equals("ollama") ? AWS_ALONE : Map.<String, String>of();
    write(SYNTHESIS.synthesize(target, overrides).json());
  }

  private static void write(String json) throws IOException {
    Files.writeString(folder.resolve("cdk.tf.json"), json);
    Files.writeString(folder.resolve("backend_override.tf.json"), LOCAL_BACKEND);
    Run init = run("init");
    assertThat(init.exitCode()).as(init.words()).isZero();
  }

  private static Run plan(String workspace, String... options) throws IOException {
    Run select = run("workspace", "select", "-or-create", workspace);
    assertThat(select.exitCode()).as(select.words()).isZero();
    var arguments = Stream.concat(Stream.of("-refresh=false"), Stream.of(options));
    return run("plan", arguments.toArray(String[]::new));
  }

  private static Run run(String command, String... arguments) throws IOException {
    Map<String, String> process = System.getenv();
    JsonNode providers =
        JSON.readTree(folder.resolve("cdk.tf.json").toFile()).at("/terraform/required_providers");
    var environment =
        TerraformEnvironment.of(
            process, new ProviderMirror(process).configurationFile(providers, folder), NO_CLOUD);
    var line = new ArrayList<>(List.of("terraform", command));
    line.addAll(List.of(arguments));
    if (!command.equals("workspace")) {
      line.add("-no-color");
    }
    var output = new ArrayList<String>();
    var result = new TerraformProcess(line, folder, environment).run(output);
    return new Run(result.exitCode(), output, result.errors());
  }

  private record Run(int exitCode, List<String> output, String errors) {
    /** What was said, whatever the width of the lines. */
    String words() {
      return (String.join(" ", output) + " " + errors).replaceAll("[│╷╵\\s]+", " ");
    }
  }
}
