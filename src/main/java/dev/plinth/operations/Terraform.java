package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of terraform, in one working directory. */
final class Terraform {
  private static final String PLAN_FILE = "plan.tfplan";
  private static final int CHANGES = 2;
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TerraformBinary binary;
  private final WorkingDirectory directory;
  private final Map<String, String> environment;
  private final Session session;

  Terraform(
      TerraformBinary binary,
      WorkingDirectory directory,
      Map<String, String> environment,
      Session session) {
    this.binary = binary;
    this.directory = directory;
    this.environment = environment;
    this.session = session;
  }

  WorkingDirectory directory() {
    return directory;
  }

  /** Fetches the providers and connects to the backend that the configuration names now. */
  void init() {
    directory.forgetWorkspace();
    require("init", "-reconfigure");
  }

  /** Takes the state along from the backend used so far to the one that is named now. */
  void initWithState() {
    require("init", "-migrate-state", "-force-copy");
  }

  /** What terraform and the providers say of the configuration, as {@code validate} gives it. */
  JsonNode validate() {
    var output = new ArrayList<String>();
    run(output, "validate", "-json");
    return parsed(output);
  }

  /** Selects the workspace, which is made if it is not there. */
  void selectWorkspace(String name) {
    require("workspace", "select", "-or-create", name);
  }

  /** Deletes the workspace, which must have no resources left. */
  void deleteWorkspace(String name) {
    require("workspace", "select", "default");
    require("workspace", "delete", name);
  }

  /** Releases a lock that a killed run left behind. */
  void unlock(String lockId) {
    require("force-unlock", "-force", lockId);
  }

  /**
   * Makes a plan and shows it.
   *
   * @param options such as {@code -destroy}
   * @return whether it changes anything
   */
  boolean plan(String... options) {
    List<String> arguments = planning(options);
    if (!session.interactive()) {
      arguments.add("-no-color");
    }
    return plan(arguments, session.out()::println);
  }

  /** Makes a plan and shows how much it changes, not what. */
  boolean planBriefly() {
    return plan(
        planning("-no-color"),
        line -> {
          if (line.startsWith("Plan:")) {
            session.say("%s", line);
          }
        });
  }

  /** Makes a plan that was shown and agreed to in another form. */
  void planQuietly(String... options) {
    plan(planning(options), line -> {});
  }

  /** The plan just made, as data. */
  PlanDocument shownPlan() {
    return new PlanDocument(json("show", "-json", PLAN_FILE));
  }

  /**
   * Applies the plan just made.
   *
   * @param reader takes each line of terraform's JSON log as it comes
   * @return whether all of it was applied, and what terraform said beside its log
   */
  TerraformProcess.Result apply(Consumer<String> reader) {
    return process(List.of("apply", "-json", PLAN_FILE), session::warn).run(reader);
  }

  /** What the configuration gives out, by name. */
  JsonNode outputs() {
    return json("output", "-json");
  }

  /** Stores a state that is in a file here, unless the stored one is of another line or newer. */
  void pushState(Path file) {
    require("state", "push", file.getFileName().toString());
  }

  /** The state as it is stored; empty if there is none yet. */
  TerraformState state() {
    return new TerraformState(json("state", "pull"));
  }

  private static List<String> planning(String... options) {
    var arguments = new ArrayList<>(List.of("plan", "-out=" + PLAN_FILE, "-detailed-exitcode"));
    arguments.addAll(List.of(options));
    return arguments;
  }

  private boolean plan(List<String> arguments, Consumer<String> reader) {
    TerraformProcess.Result result = process(arguments).run(reader);
    if (result.exitCode() != 0 && result.exitCode() != CHANGES) {
      throw failure("plan", result.errors());
    }
    return result.exitCode() == CHANGES;
  }

  OperationFailed failure(String command, String errors) {
    return StateLock.in(errors)
        .map(lock -> new OperationFailed(List.of(lock.obstacle())))
        .orElseGet(
            () ->
                new OperationFailed(
                    "terraform %s failed in %s%n%s"
                        .formatted(command, directory.path(), plain(errors).strip().indent(2))
                        .stripTrailing(),
                    AwsFailure.remedyIn(errors)
                        .orElse("correct what terraform names above and run the command again")));
  }

  /** Terraform colours what it writes to stderr wherever that goes. */
  private static String plain(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }

  private void require(String... arguments) {
    var output = new ArrayList<String>();
    TerraformProcess.Result result = run(output, arguments);
    if (result.exitCode() != 0) {
      throw failure(arguments[0], result.errors());
    }
  }

  private JsonNode json(String... arguments) {
    var output = new ArrayList<String>();
    TerraformProcess.Result result = process(List.of(arguments)).run(output);
    if (result.exitCode() != 0) {
      throw failure(arguments[0], result.errors());
    }
    return parsed(output);
  }

  private static JsonNode parsed(List<String> output) {
    try {
      return JSON.readTree(String.join("\n", output));
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private TerraformProcess.Result run(List<String> output, String... arguments) {
    return process(List.of(arguments)).run(output);
  }

  /** What changes nothing may be interrupted without a word. */
  private TerraformProcess process(List<String> arguments) {
    return process(arguments, said -> {});
  }

  private TerraformProcess process(List<String> arguments, Consumer<String> interruptions) {
    List<String> command =
        Stream.concat(Stream.of(binary.path().toString()), arguments.stream()).toList();
    return new TerraformProcess(command, directory.path(), environment, interruptions);
  }
}
