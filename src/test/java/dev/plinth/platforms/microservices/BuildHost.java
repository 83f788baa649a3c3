package dev.plinth.platforms.microservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A build in a folder. It runs the phases of the buildspec as CodeBuild does, with stubs in place
 * of every command that would leave the folder: a phase ends with its first failing command, and
 * the last phase runs after a failed build too.
 */
final class BuildHost {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  static final String REPOSITORY = "222222222222.dkr.ecr.us-east-1.amazonaws.com/orders";

  private static final List<String> STUBBED =
      List.of("aws", "curl", "docker", "install", "sha256sum", "snyk", "tar", "trivy");

  /** How many shells run the commands: AWS promises one, and has been seen to start many. */
  enum Shells {
    ONE_A_PHASE,
    ONE_A_COMMAND
  }

  /** How a build ended. */
  record Run(boolean succeeded, String output) {}

  private final Path folder;
  private final Path stubs;
  private final Path sources;
  private final Map<String, String> variables = new TreeMap<>();
  private final StringBuilder output = new StringBuilder();
  private int rules;

  private BuildHost(Path folder) {
    this.folder = folder;
    stubs = folder.resolve("stubs");
    sources = folder.resolve("sources");
  }

  /** A build of a Node.js service with a token for Snyk, whose commit has no image yet. */
  static BuildHost in(Path folder) throws IOException {
    var host = new BuildHost(folder);
    Files.createDirectories(host.stubs.resolve("rules"));
    Files.createDirectories(host.stubs.resolve("bin"));
    Files.createDirectories(host.sources);
    Files.createDirectories(host.home());
    Files.writeString(host.stubs.resolve("calls"), "");
    for (String command : STUBBED) {
      host.has(command);
    }
    host.answers("aws ecr get-login-password", "password");
    host.answers("aws ecr batch-get-image", "None");
    host.with("AWS_ACCOUNT_ID", "222222222222")
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("BASE_IMAGE", "public.ecr.aws/docker/library/node:22-slim")
        .with("BRANCH_NAME", "prod/current")
        .with("CODEBUILD_RESOLVED_SOURCE_VERSION", COMMIT)
        .with("CONTAINER_NAME", "orders")
        .with("CONTAINER_PORT", "3000")
        .with("DEPLOYMENT_STRATEGY", "rolling")
        .with("ECR_REPOSITORY_NAME", "orders")
        .with("ECR_REPOSITORY_URL", REPOSITORY)
        .with("ENVIRONMENT", "prod")
        .with("SNYK_TOKEN", "token")
        .with("TASK_FAMILY", "orders-prod")
        .with("TEST_COMMAND", "npm test");
    return host;
  }

  BuildHost with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  void has(String command) throws IOException {
    var stub = stubs.resolve("bin").resolve(command);
    try (var script =
        BuildHost.class.getResourceAsStream("/dev/plinth/platforms/ollama/command-stub.sh")) {
      Files.copy(script, stub);
    }
    stub.toFile().setExecutable(true);
  }

  void lacks(String command) throws IOException {
    Files.delete(stubs.resolve("bin").resolve(command));
  }

  /** A command of the test's own in place of the stub. */
  void has(String command, String script) throws IOException {
    Files.writeString(stubs.resolve("bin").resolve(command), script);
  }

  /** Calls that match from now on print the answer. */
  void answers(String pattern, String answer) throws IOException {
    rule(pattern, 0, answer);
  }

  /** Calls that match from now on fail. */
  void fails(String pattern) throws IOException {
    rule(pattern, 1, "refused");
  }

  Run run() throws Exception {
    return run(Shells.ONE_A_COMMAND);
  }

  Run run(Shells shells) throws Exception {
    var state = Files.createDirectories(folder.resolve("state"));
    Files.writeString(state.resolve("directory"), sources + "\n");
    Files.writeString(state.resolve("environment"), "");
    boolean prepared = phase("install", true, shells) && phase("pre_build", true, shells);
    if (!prepared) {
      return new Run(false, output.toString());
    }
    boolean built = phase("build", true, shells);
    boolean finished = phase("post_build", built, shells);
    return new Run(built && finished, output.toString());
  }

  /** The calls of stubbed commands so far, one a line. */
  List<String> calls() throws IOException {
    return Files.readAllLines(stubs.resolve("calls"));
  }

  /** The calls of a command, without its name and with the repository's address left out. */
  List<String> calls(String command) throws IOException {
    return calls().stream()
        .filter(call -> call.startsWith(command + " "))
        .map(call -> call.substring(command.length() + 1).replace(REPOSITORY, "REPOSITORY"))
        .toList();
  }

  Path home() {
    return folder.resolve("home");
  }

  Path sources() {
    return sources;
  }

  /** A file that the build hands to the deployment. */
  String delivered(String file) throws IOException {
    return Files.readString(sources.resolve("delivery").resolve(file));
  }

  List<String> delivered() throws IOException {
    try (var files = Files.list(sources.resolve("delivery"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What the build exports to later actions of the pipeline. */
  String exported(String variable) throws Exception {
    return shell("echo \"$" + variable + "\"", true).output().strip();
  }

  /** The buildspec as YAML. */
  static Map<String, Object> buildspec() throws IOException {
    try (var content = BuildHost.class.getResourceAsStream("buildspec.yml")) {
      return new Yaml().load(new String(content.readAllBytes(), UTF_8));
    }
  }

  static List<String> commands(String phase) throws IOException {
    var phases = (Map<?, ?>) buildspec().get("phases");
    var commands = (List<?>) ((Map<?, ?>) phases.get(phase)).get("commands");
    return commands.stream().map(String.class::cast).toList();
  }

  private boolean phase(String name, boolean succeeding, Shells shells) throws Exception {
    var scripts = new ArrayList<String>();
    switch (shells) {
      case ONE_A_COMMAND -> scripts.addAll(commands(name));
      case ONE_A_PHASE ->
          scripts.add(
              String.join(
                  "\n",
                  commands(name).stream().map(each -> each + "\n(($? == 0)) || exit").toList()));
    }
    for (String script : scripts) {
      var run = shell(script, succeeding);
      output.append(run.output());
      if (!run.succeeded()) {
        return false;
      }
    }
    return true;
  }

  private Run shell(String command, boolean succeeding) throws Exception {
    var state = folder.resolve("state");
    String script =
        """
        . "%1$s/environment"
        cd "$(<"%1$s/directory")"
        export CODEBUILD_BUILD_SUCCEEDING=%2$d
        trap 'export -p >"%1$s/environment"; pwd >"%1$s/directory"' EXIT
        %3$s
        """
            .formatted(state, succeeding ? 1 : 0, command);
    var builder = new ProcessBuilder("/bin/bash", "-c", script).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("PATH", stubs.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("HOME", home().toString());
    builder.environment().put("STUBS", stubs.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    var log = Files.createTempFile(folder, "shell", ".log");
    var process = builder.redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " still runs after a minute");
    }
    return new Run(process.exitValue() == 0, Files.readString(log));
  }

  private void rule(String pattern, int status, String answer) throws IOException {
    var rule = stubs.resolve("rules/%04d".formatted(++rules));
    Files.createDirectories(rule);
    Files.writeString(rule.resolve("pattern"), pattern);
    Files.writeString(rule.resolve("status"), Integer.toString(status));
    Files.writeString(rule.resolve("answer"), answer + "\n");
  }

  /** What a task definition is when AWS describes it. */
  static String taskDefinition() {
    return Stream.of(
            "{\"taskDefinitionArn\": \"arn:aws:ecs:us-east-1:222222222222:task-definition/orders:7\",",
            "\"family\": \"orders-prod\", \"revision\": 7, \"status\": \"ACTIVE\", \"cpu\": \"256\",",
            "\"requiresAttributes\": [{\"name\": \"ecs.capability.task-eni\"}],",
            "\"compatibilities\": [\"EC2\", \"FARGATE\"],",
            "\"registeredAt\": \"2026-01-01T00:00:00Z\", \"registeredBy\": \"somebody\",",
            "\"containerDefinitions\": [{\"name\": \"log-router\", \"image\": \"router:1\"},",
            "{\"name\": \"orders\", \"image\": \"" + REPOSITORY + ":old\", \"cpu\": 0}]}")
        .reduce("", String::concat);
  }
}
