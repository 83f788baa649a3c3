package dev.plinth.platforms.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.platforms.ollama.InstanceSettings.Group;
import dev.plinth.platforms.ollama.InstanceSettings.Logs;
import dev.plinth.platforms.ollama.InstanceSettings.Model;
import dev.plinth.platforms.ollama.InstanceSettings.SharedDatabase;
import dev.plinth.platforms.ollama.InstanceSettings.Storage;
import dev.plinth.platforms.ollama.InstanceSettings.WebUi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDataTest {
  private static final Path FILES =
      Path.of(UserData.class.getResource("instance/install.sh").getPath()).getParent();

  @TempDir Path folder;

  /** The script that Terraform makes of the lines when they hold no reference. */
  static String applied(List<String> lines) {
    return String.join("\n", lines).replace("$${", "${").replace("%%{", "%{") + "\n";
  }

  @Test
  void writes_every_file_byte_for_byte() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    try (var written = Files.walk(folder.resolve("root"));
        var files = Files.list(FILES)) {
      var contents =
          written
              .filter(
                  file -> file.startsWith(host.path("opt")) || file.startsWith(host.path("etc")))
              .filter(Files::isRegularFile)
              .map(UserDataTest::read)
              .toList();
      assertThat(files.map(UserDataTest::read)).isNotEmpty().isSubsetOf(contents);
    }
  }

  @Test
  void makes_programs_executable_and_settings_readable_by_root_only() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    assertThat(host.path("opt/ollama/install.sh")).isExecutable();
    assertThat(Files.getPosixFilePermissions(host.path("etc/ollama/platform.env")))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
  }

  @Test
  void installs_last() {
    assertThat(UserData.lines(InstanceHost.EMBEDDED))
        .startsWith("#!/bin/bash", "set -euo pipefail")
        .endsWith("\"$${PLINTH_ROOT:-}/opt/ollama/install.sh\"");
  }

  @Test
  void installs_from_its_first_boot_and_changes_nothing_when_run_again() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dpkg -s", "package 'amazon-cloudwatch-agent' is not installed");
    var script = applied(UserData.lines(InstanceHost.POSTGRES));
    var first = host.bash(script);
    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("install: installed; Open WebUI starts once");

    host.answers("dpkg -s", "Status: install ok installed");
    host.forgetCalls();
    var second = host.bash(script);
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(host.calls()).noneMatch(call -> call.startsWith("dpkg -i"));
  }

  @Test
  void stops_where_a_file_cannot_be_written() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    Files.delete(host.path("etc/rsyslog.d/20-ollama.conf"));
    Files.delete(host.path("etc/rsyslog.d"));
    host.write("etc/rsyslog.d", "in the way");
    host.forgetCalls();
    var run = host.bash(applied(UserData.lines(InstanceHost.POSTGRES)));
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("rsyslog.d");
    assertThat(host.calls()).isEmpty();
  }

  @Test
  void keeps_references_of_settings_and_escapes_those_of_scripts() {
    var lines = UserData.lines(largest());
    assertThat(lines).contains("OLLAMA_MODEL=${var.ollama_model}");
    assertThat(String.join("\n", lines).replace("$${", ""))
        .doesNotContain("${PLINTH_ROOT", "${aws:")
        .contains("${var.ollama_model}");
    assertThat(lines).noneMatch(line -> line.contains(" %{"));
  }

  @Test
  void has_no_sequence_whose_escape_terraform_would_read_otherwise() throws IOException {
    try (var files = Files.list(FILES)) {
      assertThat(files.map(UserDataTest::read))
          .noneMatch(content -> content.contains("$${") || content.contains("%%{"));
    }
  }

  @Test
  void carries_settings_as_data_that_the_shell_never_evaluates() throws Exception {
    var nasty = "a 'b' \"c\" $(touch pwned) `touch pwned` \\ = #d=";
    var settings = withModel(nasty);
    var host = InstanceHost.of(folder, settings);
    var run =
        host.bash(". \"$PLINTH_ROOT/opt/ollama/instance.sh\"; printf '<%s>' \"$OLLAMA_MODEL\"\n");
    assertThat(run.output()).isEqualTo("<" + nasty + ">");
  }

  @Test
  void refuses_a_setting_with_a_line_break() {
    assertThatThrownBy(() -> UserData.lines(withModel("a\nWEBUI_IMAGE=evil")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "instance setting OLLAMA_MODEL is 'a\nWEBUI_IMAGE=evil': give one line of text");
    assertThatThrownBy(() -> UserData.lines(withModel(" ")))
        .hasMessageContaining("OLLAMA_MODEL is ' '");
  }

  @Test
  void every_program_of_a_unit_is_written() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    try (var units = Files.list(host.path("etc/systemd/system"))) {
      assertThat(
              units
                  .flatMap(unit -> read(unit).lines())
                  .filter(line -> line.matches("Exec.*=/opt/.*"))
                  .map(line -> line.replaceFirst("Exec\\w+=/(\\S+).*", "$1")))
          .hasSize(6)
          .allSatisfy(program -> assertThat(host.path(program)).isExecutable());
    }
  }

  @Test
  void fits_into_what_ec2_takes_with_the_largest_settings() throws IOException {
    byte[] raw = applied(UserData.lines(largest())).getBytes(UTF_8);
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(raw);
    }
    assertThat(zipped.size()).isLessThan(UserData.LIMIT_BYTES);
  }

  private static InstanceSettings withModel(String name) {
    var settings = InstanceHost.EMBEDDED;
    return new InstanceSettings(
        settings.region(),
        settings.group(),
        settings.logs(),
        new Model(name, "8192", "30m", "4", "512"),
        settings.webUi(),
        settings.storage(),
        settings.database());
  }

  /** Every value as long as AWS lets it be, and hard to compress where it is not ours. */
  private static InstanceSettings largest() {
    var arn = "arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:";
    return new InstanceSettings(
        "ap-southeast-1",
        new Group(text(255), text(255)),
        new Logs("/aws/ec2/" + text(503), "/aws/ec2/" + text(503)),
        new Model("${var.ollama_model}", "1048576", "1440m", "64", "10000"),
        new WebUi(
            "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/" + text(256) + ":" + text(128),
            arn + text(512),
            "false",
            "3900"),
        new Storage(text(63), text(255)),
        Optional.of(
            new SharedDatabase(
                text(255),
                "65535",
                text(63),
                arn + text(512),
                "rediss://" + text(255) + ":6379/0")));
  }

  private static String text(int length) {
    return new Random(length)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
