package dev.plinth.platforms.ollama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The script that EC2 runs on the first boot of an instance: it writes the files of the {@code
 * instance} folder and the settings, then installs.
 *
 * <p>EC2 takes at most {@value #LIMIT_BYTES} bytes; cloud-init unpacks gzip by itself, so the
 * platform passes the lines through Terraform's {@code base64gzip(join("\n", …))}.
 */
public final class UserData {
  /** EC2's limit for user data, counted before base64. */
  public static final int LIMIT_BYTES = 16_384;

  private static final String END = "END_OF_FILE";
  private static final List<InstanceFile> FILES =
      List.of(
          InstanceFile.data("instance.sh", "/opt/ollama/instance.sh"),
          InstanceFile.program("install.sh"),
          InstanceFile.program("cleanup.sh"),
          InstanceFile.data("cloudwatch-agent.json", "/opt/ollama/cloudwatch-agent.json"),
          InstanceFile.program("cloudwatch-agent.sh"),
          InstanceFile.program("harden-sshd.sh"),
          InstanceFile.program("model-health.sh"),
          InstanceFile.program("webui-environment.sh"),
          InstanceFile.program("webui-migration.sh"),
          InstanceFile.program("webui-rotation.sh"),
          InstanceFile.program("webui.sh"),
          InstanceFile.unit("open-webui.service"),
          InstanceFile.unit("model-health.service"),
          InstanceFile.unit("model-health.timer"),
          InstanceFile.unit("webui-rotation.service"),
          InstanceFile.unit("webui-rotation.timer"),
          InstanceFile.data("rsyslog.conf", "/etc/rsyslog.d/20-ollama.conf"),
          InstanceFile.data("logrotate.conf", "/etc/logrotate.d/ollama"));

  private UserData() {}

  /**
   * The script, line by line, as Terraform templates: references in the settings stay references,
   * and whatever else looks like one is escaped.
   *
   * @throws IllegalArgumentException if a setting is blank or has a line break
   */
  public static List<String> lines(InstanceSettings settings) {
    var lines = new ArrayList<String>();
    lines.add("#!/bin/bash");
    lines.add("set -euo pipefail");
    lines.add(escape("write() { install -D -m \"$1\" /dev/stdin \"${PLINTH_ROOT:-}$2\"; }"));
    FILES.forEach(file -> lines.addAll(write(file.mode(), file.path(), file.lines())));
    lines.addAll(
        write(
            600,
            "/etc/ollama/platform.env",
            settings.variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())));
    lines.add(escape("\"${PLINTH_ROOT:-}/opt/ollama/install.sh\""));
    return List.copyOf(lines);
  }

  private static List<String> write(int mode, String path, Stream<String> content) {
    return Stream.of(
            Stream.of("write %d %s <<'%s'".formatted(mode, path, END)), content, Stream.of(END))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String escape(String line) {
    return line.replace("${", "$${").replace("%{", "%%{");
  }

  /**
   * A file of the {@code instance} folder, and where it goes with which mode (as it is spelled).
   */
  private record InstanceFile(String name, int mode, String path) {
    static InstanceFile program(String name) {
      return new InstanceFile(name, 755, "/opt/ollama/" + name);
    }

    static InstanceFile unit(String name) {
      return data(name, "/etc/systemd/system/" + name);
    }

    static InstanceFile data(String name, String path) {
      return new InstanceFile(name, 644, path);
    }

    Stream<String> lines() {
      try (var content = UserData.class.getResourceAsStream("instance/" + name)) {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(UserData::escape);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
