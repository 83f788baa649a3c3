package dev.plinth.policy.rules.compute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Finding;
import dev.plinth.policy.GoldenLine;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.terraform.TerraformDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDataInstallsOllamaTest extends RuleProof {
  UserDataInstallsOllamaTest() {
    super(new UserDataInstallsOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("Ollama left out", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "snap install ollama"), "\"true\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("Ollama commented out", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "snap install ollama"),
                "\"# snap install ollama\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("Open WebUI left out", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "docker pull --quiet"),
                "\"  if true; then break; fi\"")
            .with(GoldenLine.of("ollama/production", "user_data", "docker run"), "\"true\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_launch_template.app", "/user_data")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/user_data")
            .foundAt("aws_launch_template.app"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -fsSL https://ollama.com/install.sh | sh; pip install open-webui",
        "docker run -d ollama/ollama; docker run -d ghcr.io/open-webui/open-webui:main"
      })
  void knows_other_ways_to_install_them(String script) {
    assertThat(judging.inDocument(document(script, "ollama"))).isEmpty();
  }

  @Test
  void reads_what_a_plan_has_encoded() {
    String encoded = "c25hcCBpbnN0YWxsIG9sbGFtYTsgcGlwIGluc3RhbGwgb3Blbi13ZWJ1aQ==";

    assertThat(judging.inDocument(document(encoded, "ollama"))).isEmpty();
  }

  @Test
  void reads_what_a_plan_has_zipped() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zipping = new GZIPOutputStream(bytes)) {
      zipping.write("snap install ollama; pip install open-webui".getBytes(UTF_8));
    }

    String encoded = Base64.getEncoder().encodeToString(bytes.toByteArray());
    assertThat(judging.inDocument(document(encoded, "ollama"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "echo hello, true",
    "${base64encode(local.install)}, true",
    "${data.external.install.result.script}, false"
  })
  void says_whether_the_script_could_be_read(String script, boolean certain) {
    String document =
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
         "locals": {"install": "echo hello"},
         "resource": {"aws_launch_template": {"app": {"user_data": "%s"}}}}
        """
            .formatted(script);

    assertThat(new UserDataInstallsOllama().check(TerraformDocument.read(document)))
        .extracting(Finding::certain)
        .containsExactly(certain);
  }

  @Test
  void asks_nobody_else_for_ollama() {
    assertThat(judging.inDocument(document("echo hello", "shop"))).isEmpty();
  }

  private static String document(String script, String service) {
    return """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "%s"}}}},
         "resource": {"aws_launch_template": {"app": {"user_data": "%s"}}}}
        """
        .formatted(service, script);
  }
}
