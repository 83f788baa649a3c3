package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import dev.plinth.environment.troubleshooter.TroubleshooterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Terraform itself judges values by the conditions of the constraints, as the reader does. */
class ValidationIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<SettingDefinition> SETTINGS =
      Stream.of(
              OllamaSettings.class,
              MicroservicesSettings.class,
              TroubleshooterSettings.class,
              BootstrapSettings.class)
          .flatMap(platform -> SettingsSchema.of(platform).stream())
          .toList();

  @TempDir private Path folder;

  @Test
  void terraform_and_the_reader_agree_on_every_value() throws Exception {
    var variables = new LinkedHashMap<String, Object>();
    var verdicts = new LinkedHashMap<String, Object>();
    var expected = new LinkedHashMap<String, String>();
    for (SettingDefinition setting : SETTINGS) {
      for (Object value : candidates(setting.terraformType())) {
        for (Constraint constraint : setting.constraints()) {
          String name = "v" + variables.size();
          variables.put(name, Map.of("type", setting.terraformType(), "default", value));
          verdicts.put(name, "${" + constraint.condition("var." + name) + "}");
          expected.put(name, verdict(setting, value, constraint.allows(value)));
        }
      }
    }
    write(Map.of("variable", variables, "output", Map.of("verdicts", Map.of("value", verdicts))));
    run("init");
    run("apply", "-auto-approve");
    JsonNode judged = JSON.readTree(run("output", "-json", "verdicts"));

    assertThat(judged).hasSameSizeAs(expected.keySet());
    for (Map.Entry<String, String> each : expected.entrySet()) {
      assertThat(each.getValue()).endsWith(": " + judged.get(each.getKey()).booleanValue());
    }
    assertThat(expected.values())
        .anyMatch(verdict -> verdict.endsWith(": true"))
        .anyMatch(verdict -> verdict.endsWith(": false"));
  }

  private static String verdict(SettingDefinition setting, Object value, boolean allowed)
      throws IOException {
    return "%s = %s: %s".formatted(setting.key(), JSON.writeValueAsString(value), allowed);
  }

  static Stream<Arguments> everyFile() {
    return SettingsFilesTest.everyFile();
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void terraform_accepts_our_files(
      String platform, String environment, Class<? extends EnvironmentSettings> type)
      throws Exception {
    write(Map.of("variable", validated(type)));
    Path file = SettingsFiles.of(Path.of("")).file(platform, environment).toAbsolutePath();

    run("init");

    assertThat(run("plan", "-var-file=" + file)).contains("No changes").doesNotContain("Warning");
  }

  @Test
  void terraform_refuses_bad_values_with_our_words() throws Exception {
    write(Map.of("variable", validated(OllamaSettings.class)));
    Path file =
        EditedSettings.of("production")
            .with("ollama_max_size", "0")
            .with("ollama_root_volume_gb", "50.5")
            .with("ollama_vpc_cidr", "\"10.0.0.1/16\"")
            .with("ollama_certificate_arn", "\"arn\"")
            .with("ollama_availability_zones", "[\"us-east-1a\"]")
            .with("ollama_ssh_cidrs", "[\"0.0.0.0/0\"]")
            .in(folder);

    run("init");
    Run plan = terraform("plan", "-var-file=" + file);

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.output().replaceAll("[│\\s]+", " "))
        .contains("allowed is a whole number from 1 to 100")
        .contains("allowed is a whole number from 20 to 16384")
        .contains("allowed is an IPv4 block from /16 to /24")
        .contains("allowed is the ARN of an ACM certificate, or empty")
        .contains("allowed is a list of 2 to 6 entries, all different")
        .contains("every entry is an IPv4 block from /8 to /32");
    assertThat(plan.output().split("Invalid value for variable")).hasSize(7);
  }

  private static List<Object> candidates(String terraformType) throws IOException {
    var found = new ArrayList<Object>();
    for (JsonNode file : files()) {
      file.forEach(value -> found.add(JSON.convertValue(value, Object.class)));
    }
    found.addAll(List.of("", "none", "random", "existing:me", "0 7 * * MON-FRI", "5m", "-1"));
    found.addAll(List.of("10.0.0.1/16", "10.0.0.0/33", "0.0.0.0/0", "fd00::/8", "10.0.0.0/28"));
    found.addAll(List.of("a\nb", "x\"y\\z", "$" + "{var.v0}", "%{ if true }", "ami-0abcdef1", "é"));
    found.addAll(List.of(Map.of(), Map.of("a b", "c"), Map.of("a", "b$" + "{c}"), Map.of("", "")));
    found.addAll(List.of(Map.of("a", "100 % of $5"), Map.of("a", "%$" + "{"), Map.of("a", "b\nc")));
    found.addAll(List.of(-1, 0, 1, 7, 31, 100, 101, 4001, 100000));
    found.addAll(List.of(List.of("a", "a"), List.of("", "b"), List.of("10.0.0.0/8", "10.0.0.9/8")));
    return found.stream().distinct().filter(value -> isA(terraformType, value)).toList();
  }

  private static List<JsonNode> files() throws IOException {
    var files = SettingsFiles.of(Path.of(""));
    var found = new ArrayList<JsonNode>();
    for (String platform : List.of("ollama", "microservices", "troubleshooter")) {
      for (String environment : files.environments(platform)) {
        found.add(JSON.readTree(files.file(platform, environment).toFile()));
      }
    }
    return found;
  }

  private static boolean isA(String terraformType, Object value) {
    return switch (terraformType) {
      case "string" -> value instanceof String;
      case "number" -> value instanceof Integer;
      case "list(string)" -> value instanceof List;
      case "map(string)" ->
          value instanceof Map<?, ?> map
              && map.values().stream().allMatch(String.class::isInstance);
      case "any" -> value instanceof Map;
      default -> value instanceof Boolean;
    };
  }

  private static Map<String, Object> validated(Class<? extends EnvironmentSettings> platform) {
    var variables = new LinkedHashMap<String, Object>();
    for (SettingDefinition setting : SettingsSchema.of(platform)) {
      List<Map<String, String>> validations =
          setting.constraints().stream()
              .map(
                  constraint ->
                      Map.of(
                          "condition",
                          "${" + constraint.condition("var." + setting.key()) + "}",
                          "error_message",
                          constraint.words().orElse("allowed is " + constraint.says())))
              .toList();
      variables.put(
          setting.key(), Map.of("type", setting.terraformType(), "validation", validations));
    }
    return variables;
  }

  private void write(Map<String, Object> configuration) throws IOException {
    JSON.writeValue(folder.resolve("main.tf.json").toFile(), configuration);
  }

  private String run(String command, String... arguments) throws IOException, InterruptedException {
    Run run = terraform(command, arguments);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run.output();
  }

  private Run terraform(String command, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("terraform", command, "-no-color"));
    line.addAll(List.of(arguments));
    Path output = folder.resolve(command + ".out");
    var process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("TF_"));
    return new Run(process.start().waitFor(), Files.readString(output));
  }

  private record Run(int exitCode, String output) {}
}
