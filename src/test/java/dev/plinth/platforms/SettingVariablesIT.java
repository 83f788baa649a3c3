package dev.plinth.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.microservices.EditedCatalogue;
import dev.plinth.environment.microservices.MicroservicesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform itself accepts the settings that were synthesized, and refuses others in our words. */
class SettingVariablesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path root;
  @TempDir private Path second;

  @Test
  void terraform_accepts_the_synthesized_settings_and_no_other() throws Exception {
    write(new EditedCatalogue(root).read("qa"));
    Path file = root.resolve("environments/microservices/qa.tfvars.json");
    terraform("init", 0);
    terraform("plan", 0);
    assertThat(terraform("plan", 0, "-var-file=" + file)).contains("No changes");

    new EditedCatalogue(second)
        .with("qa", "service_settings", "{\"recommendations\": {\"image_tag\": \"other\"}}");
    Path other = second.resolve("environments/microservices/qa.tfvars.json");

    assertThat(terraform("plan", 1, "-var-file=" + other))
        .contains("service_settings decides the structure");
  }

  @Test
  void terraform_says_what_the_design_says() throws Exception {
    var settings = new EditedCatalogue(root).read("qa");
    write(settings);
    terraform("init", 0);

    assertThat(terraform("plan", 1, "-var=environment=staging"))
        .contains("environment must be one of: develop, test, qa, prod");
    assertThat(planWith("service_type", "publik"))
        .contains("service_type must be 'public' or 'internal'")
        .contains("services decides the structure");
    assertThat(planWith("runtime", "ruby")).contains("runtime must be 'nodejs' or 'python'");
    assertThat(planWith("memory", 600))
        .contains(
            "Invalid CPU/memory combination for Fargate. See AWS documentation for valid values");
    assertThat(planWith("desired_count", 2)).contains("services decides the structure");
  }

  /** Plans with another value for a service. */
  private String planWith(String key, Object value) throws Exception {
    var document = JSON.readTree(root.resolve("main.tf.json").toFile());
    var services = document.at("/variable/services/default").deepCopy();
    ((ObjectNode) services.get("cart")).set(key, JSON.valueToTree(value));
    Path file = root.resolve("other.tfvars.json");
    JSON.writeValue(file.toFile(), Map.of("services", services));
    return terraform("plan", 1, "-var-file=" + file);
  }

  private void write(MicroservicesSettings settings) throws IOException {
    JSON.writeValue(
        root.resolve("main.tf.json").toFile(), SettingVariablesTest.configuration(settings));
  }

  /** Runs terraform in workspace qa; the output has its lines joined. */
  private String terraform(String command, int exitCode, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("terraform", command, "-no-color"));
    line.addAll(List.of(arguments));
    Path output = root.resolve(command + ".out");
    var process =
        new ProcessBuilder(line)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("TF_"));
    process.environment().put("TF_WORKSPACE", "qa");
    int code = process.start().waitFor();
    String said = Files.readString(output).replaceAll("[│\\s]+", " ");
    assertThat(code).as(said).isEqualTo(exitCode);
    return said;
  }
}
