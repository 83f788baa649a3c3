package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceInstallTest {
  private static final String ABANDON =
      "aws autoscaling complete-lifecycle-action --lifecycle-action-result ABANDON"
          + " --auto-scaling-group-name ollama-asg --lifecycle-hook-name ollama-launch"
          + " --instance-id "
          + InstanceHost.ID;

  @TempDir Path folder;
  private InstanceHost host;

  @BeforeEach
  void boot() throws Exception {
    host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dpkg -s", "package 'amazon-cloudwatch-agent' is not installed");
    host.answers("dpkg --print-architecture", "arm64");
  }

  @Test
  void installs_ollama_docker_and_the_agent_and_starts_the_health_checks() throws Exception {
    var run = host.run("install.sh");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls())
        .contains(
            "snap install aws-cli --classic",
            "snap install ollama",
            "snap set ollama host=0.0.0.0:11434 context-length=8192 keep-alive=30m",
            "snap install docker",
            "snap refresh --hold=forever ollama docker",
            "docker pull --quiet ghcr.io/open-webui/open-webui:v0.9.1",
            "systemctl enable --now model-health.timer webui-rotation.timer")
        .noneMatch(call -> call.contains("complete-lifecycle-action"))
        .noneMatch(call -> call.contains("start open-webui"));
    assertThat(host.input()).isEqualTo("{\"model\":\"llama3.2:3b\",\"stream\":false}\n");
  }

  @Test
  void gives_ollama_what_its_snap_has_no_key_for() throws Exception {
    host.run("install.sh");
    assertThat(host.read("etc/systemd/system/snap.ollama.listener.service.d/platform.conf"))
        .isEqualTo(
            """
            [Service]
            Environment=OLLAMA_NUM_PARALLEL=4 OLLAMA_MAX_QUEUE=512
            Environment=OLLAMA_KEEP_ALIVE=30m
            """);
  }

  @Test
  void can_run_again() throws Exception {
    host.run("install.sh");
    host.answers("dpkg -s", "Status: install ok installed");
    host.forgetCalls();
    var again = host.run("install.sh");
    assertThat(again.status()).as(again.output()).isZero();
    assertThat(host.calls()).noneMatch(call -> call.startsWith("dpkg -i"));
  }

  @ParameterizedTest
  @CsvSource({
    "snap wait,                  install the AWS CLI",
    "snap install aws-cli,       install the AWS CLI",
    "apt-get .* update,          update the system's packages",
    "apt-get .* upgrade,         update the system's packages",
    "apt-get .* install,         update the system's packages",
    "chown,                      collect logs",
    "systemctl restart rsyslog,  collect logs",
    "curl .*cloudwatch,          start the CloudWatch agent",
    "dpkg -i,                    start the CloudWatch agent",
    "agent-ctl,                  start the CloudWatch agent",
    "sshd -t,                    harden the SSH server",
    "systemctl reload ssh,       harden the SSH server",
    "systemctl daemon-reload,    install Ollama",
    "snap install ollama,        install Ollama",
    "snap set ollama,            install Ollama",
    "snap restart ollama,        install Ollama",
    "snap install docker,        install Docker",
    "snap refresh,               install Docker",
    "curl .*api/version,         wait for Ollama",
    "curl .*api/pull,            pull the model llama3.2:3b",
    "docker pull,                pull the image ghcr.io/open-webui/open-webui:v0.9.1",
    "systemctl enable,           start the health checks",
  })
  void names_the_step_that_fails_and_gives_the_instance_up(String command, String step)
      throws Exception {
    host.fails(command, "no route to host");
    var run = host.run("install.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output().lines())
        .filteredOn(line -> line.contains(" install: cannot "))
        .singleElement()
        .asString()
        .contains("install: cannot " + step + ": ")
        .contains("no route to host");
    assertThat(host.calls()).endsWith(ABANDON);
  }

  @ParameterizedTest
  @CsvSource({
    "var/log/ollama,                                        collect logs",
    "etc/systemd/system/snap.ollama.listener.service.d,     install Ollama",
    "opt/aws/amazon-cloudwatch-agent/etc,                   start the CloudWatch agent",
  })
  void names_the_step_that_cannot_write_its_files(String folder, String step) throws Exception {
    host.write(folder, "in the way");
    var run = host.run("install.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("install: cannot " + step + ": ");
    assertThat(host.calls()).endsWith(ABANDON);
  }

  @Test
  void gives_the_instance_up_when_systemd_does_not_learn_of_the_health_checks() throws Exception {
    host.fails("systemctl daemon-reload", "connection timed out");
    host.answersTimes(1, "systemctl daemon-reload", "");
    var run = host.run("install.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output())
        .contains("install: cannot start the health checks: connection timed out");
    assertThat(host.calls()).endsWith(ABANDON);
  }

  @Test
  void says_so_when_even_giving_up_fails() throws Exception {
    host.lacks("aws");
    host.fails("snap install aws-cli", "store is down");
    assertThat(host.run("install.sh").output())
        .contains("cannot install the AWS CLI: store is down")
        .contains("cannot report ABANDON: the launch hook's time-out will replace the instance");
  }

  @Test
  void waits_for_a_docker_daemon_that_is_still_starting() throws Exception {
    host.failsTimes(3, "docker pull", "Cannot connect to the Docker daemon");
    assertThat(host.run("install.sh").status()).isZero();
    assertThat(host.calls()).filteredOn(call -> call.startsWith("sleep")).hasSize(3);
  }

  @Test
  void allows_ssh_with_keys_only_and_never_for_root() throws Exception {
    assertThat(host.run("harden-sshd.sh").status()).isZero();
    assertThat(host.read("etc/ssh/sshd_config.d/00-keys-only.conf").lines())
        .contains(
            "PubkeyAuthentication yes",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin no");
    assertThat(host.calls()).containsExactly("sshd -t", "systemctl reload ssh");
  }

  @Test
  void takes_back_an_ssh_configuration_that_sshd_refuses() throws Exception {
    host.fails("sshd -t", "line 1: Bad configuration option");
    var run = host.run("harden-sshd.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Bad configuration option");
    assertThat(host.path("etc/ssh/sshd_config.d/00-keys-only.conf")).doesNotExist();
    assertThat(host.calls()).doesNotContain("systemctl reload ssh");
  }

  @Test
  void gets_the_agent_for_its_region_and_architecture() throws Exception {
    host.run("cloudwatch-agent.sh");
    assertThat(host.calls())
        .anyMatch(
            call ->
                call.endsWith(
                    "https://amazoncloudwatch-agent-eu-central-1.s3.eu-central-1.amazonaws.com"
                        + "/ubuntu/arm64/latest/amazon-cloudwatch-agent.deb"));
  }

  @Test
  void collects_the_streams_and_metrics_of_the_group() throws Exception {
    assertThat(host.run("cloudwatch-agent.sh").status()).isZero();
    var agent = new ObjectMapper().readTree(agentFile().toFile());
    assertThat(agent.at("/logs/logs_collected/files/collect_list"))
        .extracting(file -> file.get("log_group_name").asText() + file.get("log_stream_name"))
        .containsExactly(
            "/aws/ec2/ollama-app\"{instance_id}/application.log\"",
            "/aws/ec2/ollama-app\"{instance_id}/install.log\"",
            "/aws/ec2/ollama-app\"{instance_id}/docker.log\"",
            "/aws/ec2/ollama-service\"{instance_id}/ollama.log\"");
    assertThat(agent.at("/metrics/namespace").asText()).isEqualTo("Ollama");
    assertThat(agent.at("/metrics/append_dimensions/InstanceId").asText())
        .isEqualTo("${aws:InstanceId}");
    var collected = agent.at("/metrics/metrics_collected");
    assertThat(collected.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("mem", "disk", "swap", "netstat");
    assertThat(collected)
        .allSatisfy(
            metric ->
                assertThat(metric.at("/append_dimensions/AutoScalingGroupName").asText())
                    .isEqualTo("ollama-asg"));
    assertThat(host.calls())
        .anyMatch(call -> call.endsWith("-a fetch-config -m ec2 -s -c file:" + agentFile()));
  }

  @Test
  void watches_the_gpu_where_there_is_one() throws Exception {
    host.has("nvidia-smi");
    host.run("cloudwatch-agent.sh");
    assertThat(Files.readString(agentFile())).contains("nvidia_gpu", "utilization_gpu");
  }

  private Path agentFile() {
    return host.path("opt/aws/amazon-cloudwatch-agent/etc/ollama.json");
  }
}
