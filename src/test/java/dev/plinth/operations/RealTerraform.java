package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The real terraform in a folder, with what it did and said to each resource. */
final class RealTerraform {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARALLEL = "-parallelism=30";

  private final Path folder;
  private final Map<String, String> environment;
  private final String binary;

  RealTerraform(Path folder, JsonNode requiredProviders, Map<String, String> cloud) {
    Map<String, String> process = System.getenv();
    this.folder = folder;
    this.environment =
        TerraformEnvironment.of(
            process,
            new ProviderMirror(process).configurationFile(requiredProviders, folder),
            cloud);
    this.binary = TerraformBinary.onPath(process.get("PATH")).orElseThrow().path().toString();
  }

  /**
   * What was done.
   *
   * @param done action and address of each resource, such as {@code create aws_vpc.main}
   * @param failures address and text of each error
   */
  record Outcome(List<String> done, List<Failure> failures) {}

  /** An error, at a resource or, with an empty address, of the whole run. */
  record Failure(String address, String text) {}

  /** A change that a plan holds: at what address, what is done, to which attributes. */
  record Drift(String address, List<String> actions, List<String> attributes) {}

  void init(String workspace) {
    require("init", "-input=false");
    require("workspace", "select", "-or-create", workspace);
  }

  Outcome apply(String... options) {
    return work("apply", options);
  }

  Outcome destroy(String... options) {
    return work("destroy", options);
  }

  /**
   * What a plan says.
   *
   * @param drift what it would change; empty if everything is as it is written
   * @param failures address and text of each error
   */
  record Plan(List<Drift> drift, List<Failure> failures) {}

  Plan plan(String... options) {
    var failures = new ArrayList<Failure>();
    TerraformProcess.Result result =
        process(words("plan", "-json", options, "-out=plan.tfplan"))
            .run(line -> read(json(line), new ArrayList<>(), failures));
    return new Plan(result.exitCode() == 0 ? drift() : List.of(), failures);
  }

  private List<Drift> drift() {
    JsonNode plan = json(String.join("", require("show", "-json", "plan.tfplan")));
    return StreamSupport.stream(plan.path("resource_changes").spliterator(), false)
        .filter(change -> !texts(change.at("/change/actions")).equals(List.of("no-op")))
        .filter(change -> !change.path("mode").asText().equals("data"))
        .map(
            change ->
                new Drift(
                    change.path("address").asText(),
                    texts(change.at("/change/actions")),
                    changedAttributes(change.path("change"))))
        .toList();
  }

  private Outcome work(String command, String... options) {
    var done = new ArrayList<String>();
    var failures = new ArrayList<Failure>();
    TerraformProcess.Result result =
        process(words(command, "-json", options, "-auto-approve"))
            .run(line -> read(json(line), done, failures));
    if (result.exitCode() != 0 && failures.isEmpty()) {
      failures.add(new Failure("", result.errors()));
    }
    return new Outcome(done, failures);
  }

  private static void read(JsonNode message, List<String> done, List<Failure> failures) {
    if (message.path("type").asText().equals("apply_complete")) {
      JsonNode hook = message.path("hook");
      done.add(hook.path("action").asText() + " " + hook.at("/resource/addr").asText());
    }
    JsonNode diagnostic = message.path("diagnostic");
    if (diagnostic.path("severity").asText().equals("error")) {
      failures.add(
          new Failure(
              diagnostic.path("address").asText(),
              diagnostic.path("summary").asText() + " " + diagnostic.path("detail").asText()));
    }
  }

  private static List<String> changedAttributes(JsonNode change) {
    var names = new TreeSet<String>();
    change.path("before").fieldNames().forEachRemaining(names::add);
    change.path("after").fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !change.at("/before/" + name).equals(change.at("/after/" + name)))
        .toList();
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }

  private List<String> require(String... words) {
    var output = new ArrayList<String>();
    TerraformProcess.Result result = process(words).run(output);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          String.join(" ", words) + ": " + result.errors() + String.join("\n", output));
    }
    return output;
  }

  private TerraformProcess process(String... words) {
    List<String> command = Stream.concat(Stream.of(binary), Stream.of(words)).toList();
    return new TerraformProcess(command, folder, environment);
  }

  private static String[] words(String command, String first, String[] options, String... last) {
    return Stream.of(
            Stream.of(command, first, PARALLEL, "-no-color"), Stream.of(options), Stream.of(last))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
