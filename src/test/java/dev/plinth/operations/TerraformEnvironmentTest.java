package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerraformEnvironmentTest {
  @Test
  void passes_on_what_terraform_needs_and_nothing_that_would_change_what_it_does() {
    var process =
        Map.of(
            "PATH", "/bin",
            "AWS_PROFILE", "ada",
            "HTTPS_PROXY", "http://proxy",
            "TF_WORKSPACE", "staging",
            "TF_VAR_ollama_min_size", "9",
            "TF_CLI_ARGS_apply", "-destroy",
            "TF_DATA_DIR", "/elsewhere",
            "SECRET", "x");

    assertThat(TerraformEnvironment.of(process, Optional.empty(), Map.of()))
        .containsOnly(
            Map.entry("PATH", "/bin"),
            Map.entry("AWS_PROFILE", "ada"),
            Map.entry("HTTPS_PROXY", "http://proxy"),
            Map.entry("GOGC", "400"),
            Map.entry("TF_IN_AUTOMATION", "1"),
            Map.entry("TF_INPUT", "0"));
  }

  @Test
  void passes_on_the_code_that_no_settings_file_may_hold() {
    assertThat(
            TerraformEnvironment.of(
                Map.of("TF_VAR_audit_mfa", "device 123456"), Optional.empty(), Map.of()))
        .containsEntry("TF_VAR_audit_mfa", "device 123456");
  }

  @Test
  void leaves_memory_to_who_has_little_of_it() {
    assertThat(TerraformEnvironment.of(Map.of("GOGC", "50"), Optional.empty(), Map.of()))
        .containsEntry("GOGC", "50");
  }

  @Test
  void the_cloud_has_the_last_word() {
    var process = Map.of("AWS_ACCESS_KEY_ID", "real", "TF_CLI_CONFIG_FILE", "/missing");
    var cloud = Map.of("AWS_ACCESS_KEY_ID", "local");

    assertThat(TerraformEnvironment.of(process, Optional.of(Path.of("/work/terraform.rc")), cloud))
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("TF_CLI_CONFIG_FILE", "/work/terraform.rc");
  }
}
