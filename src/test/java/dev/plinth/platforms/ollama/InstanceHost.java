package dev.plinth.platforms.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.platforms.ollama.InstanceSettings.Group;
import dev.plinth.platforms.ollama.InstanceSettings.Logs;
import dev.plinth.platforms.ollama.InstanceSettings.Model;
import dev.plinth.platforms.ollama.InstanceSettings.SharedDatabase;
import dev.plinth.platforms.ollama.InstanceSettings.Storage;
import dev.plinth.platforms.ollama.InstanceSettings.WebUi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An instance in a folder: the files that the user data writes, and stubs in place of every command
 * that would leave the folder.
 */
final class InstanceHost {
  static final String ID = "i-0123456789abcdef0";
  static final InstanceSettings EMBEDDED =
      new InstanceSettings(
          "eu-central-1",
          new Group("ollama-asg", "ollama-launch"),
          new Logs("/aws/ec2/ollama-app", "/aws/ec2/ollama-service"),
          new Model("llama3.2:3b", "8192", "30m", "4", "512"),
          new WebUi("ghcr.io/open-webui/open-webui:v0.9.1", "arn:aws:webui", "true", "3900"),
          new Storage("ollama-storage-x", "ollama-data-table"),
          Optional.empty());
  static final InstanceSettings POSTGRES =
      new InstanceSettings(
          EMBEDDED.region(),
          EMBEDDED.group(),
          EMBEDDED.logs(),
          EMBEDDED.model(),
          EMBEDDED.webUi(),
          EMBEDDED.storage(),
          Optional.of(
              new SharedDatabase(
                  "db.example", "5432", "webui", "arn:aws:db", "rediss://cache.example:6379/0")));

  private static final List<String> STUBBED =
      List.of(
          "apt-get",
          "aws",
          "chown",
          "curl",
          "docker",
          "dpkg",
          "sleep",
          "snap",
          "sshd",
          "systemctl");

  private final Path root;
  private final Path stubs;
  private int rules;

  /** What a run left behind. */
  record Run(int status, String output) {}

  private InstanceHost(Path folder) {
    root = folder.resolve("root");
    stubs = folder.resolve("stubs");
  }

  /** A host on which the user data has written its files, but not yet installed. */
  static InstanceHost of(Path folder, InstanceSettings settings) throws Exception {
    var host = new InstanceHost(folder);
    Files.createDirectories(host.stubs.resolve("rules"));
    Files.createDirectories(host.stubs.resolve("bin"));
    host.write("var/lib/cloud/data/instance-id", ID + "\n");
    Files.createDirectories(host.root.resolve("var/snap/docker/common"));
    Files.writeString(host.stubs.resolve("calls"), "");
    for (String command : STUBBED) {
      host.has(command);
    }
    var agent = host.root.resolve("opt/aws/amazon-cloudwatch-agent/bin");
    Files.createDirectories(agent);
    host.stub(agent.resolve("amazon-cloudwatch-agent-ctl"));
    host.answers("aws secretsmanager .*arn:aws:webui", "s3cr3t");
    host.answers("aws secretsmanager .*arn:aws:db", databaseSecret("p@ss:/w#rd%?"));
    var script = UserDataTest.applied(UserData.lines(settings));
    host.bash(script.substring(0, script.lastIndexOf("\"${PLINTH_ROOT:-}/opt")));
    return host;
  }

  static String databaseSecret(String password) {
    return "{\"username\": \"web ui\", \"password\": \"%s\"}".formatted(password);
  }

  void has(String command) throws IOException {
    stub(stubs.resolve("bin").resolve(command));
  }

  void lacks(String command) throws IOException {
    Files.delete(stubs.resolve("bin").resolve(command));
  }

  /** Calls that match from now on print the answer: for curl, the body of a good response. */
  void answers(String pattern, String answer) throws IOException {
    rule(pattern, 0, answer);
  }

  void answersHttp(String pattern, int status, String body) throws IOException {
    rule(pattern, status, body);
  }

  /** Calls that match from now on print the reason and fail. */
  void fails(String pattern, String reason) throws IOException {
    rule(pattern, 1, reason);
  }

  void answersTimes(int times, String pattern, String answer) throws IOException {
    Files.writeString(rule(pattern, 0, answer).resolve("times"), Integer.toString(times));
  }

  void failsTimes(int times, String pattern, String reason) throws IOException {
    Files.writeString(rule(pattern, 1, reason).resolve("times"), Integer.toString(times));
  }

  /** Runs a program of {@code /opt/ollama} as systemd would. */
  Run run(String program, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(path("opt/ollama/" + program).toString()));
    command.addAll(List.of(arguments));
    return start(command, "");
  }

  Run bash(String script) throws Exception {
    return start(List.of("/bin/bash"), script);
  }

  /** The calls of stubbed commands so far, one a line. */
  List<String> calls() throws IOException {
    return Files.readAllLines(stubs.resolve("calls"));
  }

  void forgetCalls() throws IOException {
    Files.writeString(stubs.resolve("calls"), "");
  }

  /** What was piped into curl so far. */
  String input() throws IOException {
    return Files.readString(stubs.resolve("input"));
  }

  Path path(String file) {
    return root.resolve(file);
  }

  String read(String file) throws IOException {
    return Files.readString(path(file));
  }

  void write(String file, String content) throws IOException {
    Files.createDirectories(path(file).getParent());
    Files.writeString(path(file), content);
  }

  private Path rule(String pattern, int status, String answer) throws IOException {
    var rule = stubs.resolve("rules/%04d".formatted(++rules));
    Files.createDirectories(rule);
    Files.writeString(rule.resolve("pattern"), pattern);
    Files.writeString(rule.resolve("status"), Integer.toString(status));
    Files.writeString(rule.resolve("answer"), answer.endsWith("\n") ? answer : answer + "\n");
    return rule;
  }

  private void stub(Path command) throws IOException {
    try (var stub = InstanceHost.class.getResourceAsStream("command-stub.sh")) {
      Files.copy(stub, command);
    }
    command.toFile().setExecutable(true);
  }

  private Run start(List<String> command, String input) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", stubs.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("PLINTH_ROOT", root.toString());
    builder.environment().put("STUBS", stubs.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    var output = Files.createTempFile(stubs, "run", ".log");
    var process = builder.redirectOutput(output.toFile()).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " still runs after a minute: " + Files.readString(output));
    }
    return new Run(process.exitValue(), Files.readString(output));
  }
}
