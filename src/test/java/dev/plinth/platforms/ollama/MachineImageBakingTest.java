package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template of the machine image, and what runs while it is made. */
class MachineImageBakingTest {
  private static final Path TEMPLATE = Path.of("src/main/packer");
  private static final Path INSTANCE_FILES =
      Path.of("src/main/resources/dev/plinth/platforms/ollama/instance");

  @TempDir Path folder;
  private InstanceHost host;

  @BeforeEach
  void uploaded() throws Exception {
    host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    host.has("cloud-init");
    Files.delete(host.path("etc/ollama/platform.env"));
    Files.createDirectories(host.path("tmp/instance"));
    try (var files = Files.list(INSTANCE_FILES)) {
      for (Path file : files.toList()) {
        Files.copy(file, host.path("tmp/instance").resolve(file.getFileName()));
      }
    }
    host.write("root/.ssh/authorized_keys", "ssh-ed25519 AAAA packer");
    host.write("home/ubuntu/.ssh/authorized_keys", "ssh-ed25519 AAAA packer");
    host.write("etc/ssh/ssh_host_ed25519_key", "marked as a test key");
  }

  @Test
  void bakes_what_is_the_same_everywhere() throws Exception {
    var run = bake();
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls())
        .startsWith("cloud-init status --wait")
        .contains(
            "snap install aws-cli --classic",
            "snap install ollama",
            "snap install docker",
            "docker pull --quiet ghcr.io/open-webui/open-webui:v0.9.1")
        .noneMatch(call -> call.contains("amazon-cloudwatch-agent"))
        .noneMatch(call -> call.contains("complete-lifecycle-action"))
        .noneMatch(call -> call.contains("enable --now"))
        .endsWith("cloud-init clean --logs --machine-id");
    assertThat(host.input()).isEqualTo("{\"model\":\"llama3.2:3b\",\"stream\":false}\n");
  }

  @Test
  void leaves_no_key_and_no_settings_in_the_image() throws Exception {
    bake();
    assertThat(host.path("root/.ssh/authorized_keys")).doesNotExist();
    assertThat(host.path("home/ubuntu/.ssh/authorized_keys")).doesNotExist();
    assertThat(host.path("etc/ssh/ssh_host_ed25519_key")).doesNotExist();
    assertThat(host.path("etc/ollama/platform.env")).doesNotExist();
    assertThat(host.path("tmp/instance")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud-init status",
        "snap install ollama",
        "curl .*api/pull",
        "docker pull",
        "cloud-init clean"
      })
  void a_failing_step_makes_no_image(String command) throws Exception {
    host.fails(command, "no route to host");
    var run = bake();
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("no route to host");
    assertThat(host.calls()).noneMatch(call -> call.contains("complete-lifecycle-action"));
  }

  @Test
  void an_instance_of_the_image_finishes_at_boot() throws Exception {
    bake();
    host.answers("dpkg -s", "Status: install ok installed");
    host.forgetCalls();
    var run = host.bash(UserDataTest.applied(UserData.lines(InstanceHost.EMBEDDED)));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls())
        .contains("systemctl enable --now model-health.timer webui-rotation.timer");
  }

  @Test
  void the_template_is_formatted_and_valid() throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "packer")));
    assumeTrue(
        installed || "true".equals(System.getenv("CI")),
        "packer is not installed: install it to validate the template");
    packer("fmt", "-check", "-diff", TEMPLATE.toString());
    packer(
        "validate",
        "-var=ollama_region=us-east-1",
        "-var=ollama_architecture=x86_64",
        "-var=ollama_model=llama3.2:1b",
        "-var=ollama_webui_image=ghcr.io/open-webui/open-webui:v0.9.1",
        "-var=instance_profile=image-builder",
        TEMPLATE.resolve("ollama.pkr.hcl").toString());
  }

  private InstanceHost.Run bake() throws Exception {
    return host.bash(
        "export OLLAMA_MODEL=llama3.2:3b WEBUI_IMAGE=ghcr.io/open-webui/open-webui:v0.9.1\n"
            + Files.readString(TEMPLATE.resolve("bake.sh")));
  }

  private void packer(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("packer"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    builder.environment().put("PACKER_CONFIG_DIR", folder.toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
