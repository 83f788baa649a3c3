package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {
  @TempDir private Path out;

  @Test
  void writes_a_file_where_it_says() throws IOException {
    CommandLineRun run = synth("bootstrap", "production").done();

    Path file = out.resolve("bootstrap/production/cdk.tf.json");
    assertThat(run.out().strip()).isEqualTo(file.toString());
    assertThat(
            new ObjectMapper().readTree(file.toFile()).at("/resource/aws_s3_bucket").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("state", "state_replica");
  }

  @Test
  void writes_the_same_bytes_again() throws IOException {
    Path file = out.resolve("bootstrap/production/cdk.tf.json");
    synth("bootstrap", "production").done();
    byte[] first = Files.readAllBytes(file);
    Files.delete(file);

    synth("bootstrap", "production").done();

    assertThat(file).hasBinaryContent(first);
  }

  @Test
  void writes_every_environment_of_a_platform() {
    assertThat(synth("bootstrap").done().out().lines())
        .containsExactly(
            out.resolve("bootstrap/nonproduction/cdk.tf.json").toString(),
            out.resolve("bootstrap/production/cdk.tf.json").toString(),
            out.resolve("bootstrap/troubleshooter/cdk.tf.json").toString());
  }

  @Test
  void uses_a_setting_of_the_command_line() throws IOException {
    synth("bootstrap", "production", "--set", "lock_table=other-locks").done();

    assertThat(out.resolve("bootstrap/production/cdk.tf.json")).content().contains("other-locks");
  }

  @Test
  void refuses_a_platform_that_there_is_not() {
    synth("olama")
        .refused(
            2,
            "plinth: platform \"olama\" has no settings files; there are: bootstrap, ollama, microservices, troubleshooter");
    synth("olama", "dev")
        .refused(
            2,
            "plinth: unknown platform \"olama\"; did you mean ollama? there are: bootstrap, ollama, microservices, troubleshooter");
  }

  @Test
  void refuses_an_environment_that_there_is_not() {
    synth("ollama", "prod")
        .refused(
            2,
            "plinth: unknown environment \"prod\" of ollama; did you mean production? there are: dev, production, staging");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void refuses_a_setting_that_is_not_allowed_and_writes_nothing() {
    CommandLineRun run = synth("bootstrap", "production", "--set", "account_id=12");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--set account_id=12");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void warnings_are_for_people_and_not_among_the_files() {
    CommandLineRun run =
        synth("microservices", "prod", "--set", "owns_account_singletons=false").done();

    assertThat(run.out().strip())
        .isEqualTo(out.resolve("microservices/prod/cdk.tf.json").toString());
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith(
            "plinth: warning: no environment in account 222222222222 and us-east-1 has"
                + " owns_account_singletons");
  }

  private CommandLineRun synth(String... arguments) {
    var all = new ArrayList<>(List.of("synth", "--out", out.toString()));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
