package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceCleanupTest {
  private static final String IMAGE = "ghcr.io/open-webui/open-webui:v0.9.1";

  @TempDir Path folder;
  private InstanceHost host;

  @BeforeEach
  void installed() throws Exception {
    host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    host.has("df");
    host.has("journalctl");
    host.answers("df --output=pcent", "Use%\n 41%");
    host.answers("df -h", "Avail\n  17G");
    host.answers(
        "curl .*api/tags", "{\"models\":[{\"name\":\"llama3.2:3b\"},{\"name\":\"mistral:7b\"}]}");
    host.answers("docker image ls", IMAGE + "\nghcr.io/open-webui/open-webui:v0.8.0");
  }

  @Test
  void looks_at_everything_and_changes_nothing() throws Exception {
    var run = host.run("cleanup.sh", "look");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output().lines()).hasSize(7).allMatch(line -> line.contains(" well: "));
    assertThat(host.calls())
        .noneMatch(
            call -> call.matches("(snap|apt-get|docker (rm|image rm)|systemctl (stop|dis)).*"));
  }

  @ParameterizedTest
  @CsvSource({
    "df --output=pcent,                     the disk,                   cleanup.sh disk",
    "curl .*api/version,                    Ollama answers,             snap restart ollama",
    "curl .*api/tags,                       the model llama3.2:3b,      install.sh",
    "docker info,                           Docker answers,             snap restart docker",
    "systemctl is-active .*model-health,    the health checks run,      systemctl enable",
    "curl .*8080/health,                    Open WebUI answers,         journalctl",
    "systemctl is-active .*cloudwatch,      logs are collected,         cloudwatch-agent.sh",
  })
  void names_what_is_not_well_and_what_to_do(String command, String name, String remedy)
      throws Exception {
    host.fails(command, "no route to host");
    var run = host.run("cleanup.sh", "look");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output().lines()).filteredOn(line -> line.contains(" well: ")).hasSize(6);
    assertThat(run.output()).containsPattern("NOT WELL: " + name).contains(remedy);
  }

  @Test
  void a_disk_that_is_almost_full_is_not_well() throws Exception {
    host.answers("df --output=pcent", "Use%\n 90%");
    assertThat(host.run("cleanup.sh", "look").output())
        .contains("NOT WELL: the disk: 90 percent used");
  }

  @Test
  void another_model_is_not_the_one_that_is_wanted() throws Exception {
    host.answers("curl .*api/tags", "{\"models\":[{\"name\":\"llama3.2:3b-q8\"}]}");
    assertThat(host.run("cleanup.sh", "look").output()).contains("NOT WELL: the model llama3.2:3b");
  }

  @Test
  void frees_old_images_logs_and_packages_and_keeps_what_is_in_use() throws Exception {
    var run = host.run("cleanup.sh", "disk");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls())
        .contains(
            "docker image rm ghcr.io/open-webui/open-webui:v0.8.0",
            "journalctl --quiet --vacuum-time=2d",
            "apt-get -q clean")
        .noneMatch(call -> call.startsWith("docker image rm " + IMAGE))
        .noneMatch(call -> call.contains("api/delete"));
    assertThat(run.output()).contains("17G are free");
  }

  @Test
  void keeps_an_image_that_a_container_uses() throws Exception {
    host.fails("docker image rm", "image is being used by running container");
    var run = host.run("cleanup.sh", "disk");
    assertThat(run.status()).isZero();
    assertThat(run.output()).contains("keeps ghcr.io/open-webui/open-webui:v0.8.0: it is in use");
  }

  @Test
  void removes_other_models_only_when_told_so() throws Exception {
    assertThat(host.run("cleanup.sh", "disk", "--models").status()).isZero();
    assertThat(host.calls()).anyMatch(call -> call.contains("-X DELETE"));
    assertThat(host.input()).isEqualTo("{\"model\":\"mistral:7b\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker image ls", "journalctl", "apt-get -q clean"})
  void stops_where_freeing_fails(String command) throws Exception {
    host.fails(command, "input/output error");
    var run = host.run("cleanup.sh", "disk");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("input/output error").doesNotContain("are free");
  }

  @ParameterizedTest
  @CsvSource({
    "curl .*api/tags,   cannot ask Ollama which models it has",
    "curl .*api/delete, input/output error",
  })
  void stops_where_removing_models_fails(String command, String said) throws Exception {
    host.fails(command, "input/output error");
    var run = host.run("cleanup.sh", "disk", "--models");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains(said).doesNotContain("are free");
  }

  @Test
  void frees_nothing_twice() throws Exception {
    assertThat(host.run("cleanup.sh", "disk").status()).isZero();
    host.answers("docker image ls", IMAGE);
    host.forgetCalls();
    assertThat(host.run("cleanup.sh", "disk").status()).isZero();
    assertThat(host.calls()).noneMatch(call -> call.startsWith("docker image rm"));
  }

  @Test
  void keeps_its_record_of_service_when_the_data_cannot_be_removed() throws Exception {
    host.write("var/lib/ollama/in-service", InstanceHost.ID);
    host.fails("snap remove --purge docker", "snap is busy");
    var run = host.run("cleanup.sh", "remove", "--with-data");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("snap is busy").doesNotContain("begins anew");
    assertThat(host.path("var/lib/ollama/in-service")).exists();
  }

  @Test
  void removes_everything_but_the_data_and_can_be_run_again() throws Exception {
    host.write("var/lib/ollama/in-service", InstanceHost.ID);
    assertThat(host.run("cleanup.sh", "remove").status()).isZero();
    assertThat(host.calls())
        .containsExactly(
            "systemctl disable --now model-health.timer webui-rotation.timer",
            "systemctl stop open-webui.service",
            "docker rm --force open-webui",
            "snap remove --purge ollama");
    assertThat(host.path("var/lib/ollama/in-service")).doesNotExist();

    var again = host.run("cleanup.sh", "remove");
    assertThat(again.status()).as(again.output()).isZero();
  }

  @Test
  void removes_the_data_only_when_told_so() throws Exception {
    assertThat(host.run("cleanup.sh", "remove", "--with-data").status()).isZero();
    assertThat(host.calls()).contains("snap remove --purge docker");
  }

  @Test
  void what_was_removed_can_be_installed_anew() throws Exception {
    host.answers("dpkg -s", "Status: install ok installed");
    assertThat(host.run("install.sh").status()).isZero();
    assertThat(host.run("cleanup.sh", "remove", "--with-data").status()).isZero();
    var again = host.run("install.sh");
    assertThat(again.status()).as(again.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemctl disable", "systemctl stop", "snap remove"})
  void stops_where_removing_fails(String command) throws Exception {
    host.fails(command, "unit is busy");
    var run = host.run("cleanup.sh", "remove");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("unit is busy").doesNotContain("begins anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "purge", "models"})
  void refuses_another_word(String word) throws Exception {
    var run = host.run("cleanup.sh", word);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("usage: cleanup.sh look | disk [--models] | remove");
  }
}
