package dev.plinth.platforms.troubleshooter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.access.AccessPolicy;
import dev.plinth.access.AccessRequest;
import dev.plinth.access.Caller;
import dev.plinth.access.Decision.Outcome;
import dev.plinth.access.SynthesizedAccess;
import dev.plinth.cli.Checkout;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may do what to what, by the policies of the platform all together: a table of questions with
 * the answers that are wanted. That the table would notice a change is asked too: each statement is
 * left out, each condition dropped, each list of actions or resources widened, and every time a row
 * must answer otherwise.
 */
class TaskRoleSimulationTest {
  private static final Path TABLE = Path.of("src/test/resources/access/troubleshooter.csv");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "us-west-2";
  private static final String ACCOUNT = "333333333333";

  /** Those that the table speaks of, whichever the settings name. */
  private static final Map<String, String> MODELS =
      Map.of(
          "bedrock_model_ids", "[\"amazon.titan-embed-text-v2:0\"]",
          "bedrock_inference_profile_ids", "[\"us.anthropic.claude-sonnet-4-6\"]",
          "bedrock_profile_regions", "[\"us-east-1\", \"us-east-2\", \"us-west-2\"]");

  /** Here the statement that denies all other models says the same once more. */
  private static final String SAID_TWICE = "ModelsOfProfiles has every Resource";

  /** With a function, which the project's own settings have none of. */
  private static String json;

  @TempDir private static Path root;

  /** A row of the table. */
  private record Row(
      String caller, String action, String resource, String context, Outcome wanted, String why) {
    static Row of(String line) {
      List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
      return new Row(
          parts.get(0),
          parts.get(1),
          parts.get(2),
          parts.get(3),
          Outcome.valueOf(parts.get(4)),
          parts.get(5));
    }

    @Override
    public String toString() {
      return "%s: %s %s %s%s"
          .formatted(why, caller, action, resource, context.isEmpty() ? "" : " " + context);
    }
  }

  @BeforeAll
  static void synthesize() throws IOException {
    Checkout.copyTo(root);
    ApiFiles.answerByFunction(root, "search", "POST /search");
    json =
        new Synthesis(SettingsFiles.of(root))
            .synthesize(new Target("troubleshooter", "mvp"), MODELS)
            .json();
  }

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .skip(1)
        .filter(line -> !line.startsWith("#"))
        .map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_policies_answer_as_the_table_says(Row row) {
    assertThat(new Simulation(json).outcome(row)).isEqualTo(row.wanted());
  }

  @Test
  void the_table_is_not_short() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "artifacts_bucket",
        "budgets_table",
        "data_key",
        "execution",
        "frontend_bucket",
        "lambda_search",
        "sessions_table",
        "task",
        "task_trust",
        "uploads_bucket"
      })
  void the_table_notices_every_change_of_a_policy(String policy) throws IOException {
    var unnoticed = new ArrayList<String>();
    List<Row> rows = rows().toList();
    JsonNode document = JSON.readTree(json);
    List<JsonNode> known = policy.equals("task") ? List.of() : list(statements(document, "task"));
    for (Mutant mutant : mutants(document, policy, known)) {
      var simulation = new Simulation(mutant.json());
      if (rows.stream().allMatch(row -> simulation.outcome(row) == row.wanted())) {
        unnoticed.add(mutant.change());
      }
    }

    assertThat(unnoticed).isSubsetOf(SAID_TWICE);
  }

  @Test
  void a_function_may_what_the_service_may() throws IOException {
    JsonNode document = JSON.readTree(json);

    assertThat(statements(document, "lambda_search")).containsAll(statements(document, "task"));
  }

  /** The platform's policies, and callers who are not of the platform. */
  private static final class Simulation {
    private final SynthesizedAccess access;
    private final Map<String, Caller> callers = new TreeMap<>();

    Simulation(String json) {
      access = new SynthesizedAccess(TerraformDocument.read(json), REGION, ACCOUNT);
      callers.put("task", access.role("aws_iam_role.task"));
      callers.put("execution", access.role("aws_iam_role.execution"));
      callers.put("function", access.role("aws_iam_role.lambda_search"));
      callers.put("deployer", other(ACCOUNT, "troubleshooter-deployer", "*"));
      callers.put("reader", other(ACCOUNT, "reader", "s3:*"));
      callers.put("stranger", other("444455556666", "stranger", "*"));
      callers.put("nobody", Caller.anonymous());
    }

    Outcome outcome(Row row) {
      Caller caller = callers.computeIfAbsent(row.caller(), host -> Caller.service(host));
      var request =
          new AccessRequest(
              caller, row.action(), access.arn(row.resource()), context(row.context()));
      return access.decide(request, row.resource()).outcome();
    }

    /** What every request says of itself beside that: it comes by TLS. */
    private Map<String, List<String>> context(String text) {
      var context = new TreeMap<String, List<String>>();
      context.put("aws:SecureTransport", List.of("true"));
      Stream.of(text.split(";"))
          .filter(entry -> !entry.isBlank())
          .map(entry -> entry.trim().split("=", 2))
          .forEach(entry -> context.put(entry[0], values(entry[1])));
      return context;
    }

    private List<String> values(String text) {
      return text.equals("[]") ? List.of() : Stream.of(text.split(",")).map(access::arn).toList();
    }

    /** A role that some actions are allowed on everything. */
    private static Caller other(String account, String name, String actions) {
      String policy =
          """
          {"Version": "2012-10-17",
           "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "*"}}
          """
              .formatted(actions);
      return Caller.role(
          "arn:aws:iam::%s:role/%s".formatted(account, name),
          List.of(AccessPolicy.read(name, policy)));
    }
  }

  /** The platform with one change of a policy. */
  private record Mutant(String change, String json) {}

  /** The changes of a policy, but of those statements that another policy has too. */
  private static List<Mutant> mutants(JsonNode document, String policy, List<JsonNode> known) {
    var mutants = new ArrayList<Mutant>();
    ArrayNode statements = statements(document, policy);
    for (int index = 0; index < statements.size(); index++) {
      if (!known.contains(statements.get(index))) {
        mutants.addAll(mutants(document, policy, index));
      }
    }
    return mutants;
  }

  private static List<Mutant> mutants(JsonNode document, String policy, int place) {
    var mutants = new ArrayList<Mutant>();
    JsonNode statement = statements(document, policy).get(place);
    if (statements(document, policy).size() > 1) {
      mutants.add(mutant(document, policy, place, "is left out", ArrayNode::remove));
    }
    for (String element : widened(statement)) {
      mutants.add(
          mutant(
              document,
              policy,
              place,
              "has every " + element,
              (all, at) -> ((ObjectNode) all.get(at)).putArray(element).add("*")));
    }
    for (String element : List.of("Action", "Resource", "NotResource")) {
      for (int part = 0; part < statement.path(element).size(); part++) {
        int which = part;
        mutants.add(
            mutant(
                document,
                policy,
                place,
                "has no %s %s".formatted(element, statement.path(element).get(part).asText()),
                (all, at) -> remove(all.get(at), element, which)));
      }
    }
    statement
        .path("Condition")
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .fieldNames()
                    .forEachRemaining(
                        key ->
                            mutants.add(
                                mutant(
                                    document,
                                    policy,
                                    place,
                                    "has no %s of %s".formatted(operator.getKey(), key),
                                    (all, at) -> forget(all.get(at), operator.getKey(), key)))));
    return mutants;
  }

  /**
   * What can say more than it does. Every action of a service is all that its resources take part
   * in, and the policy of a resource speaks of nothing else whatever it names.
   */
  private static List<String> widened(JsonNode statement) {
    var elements = new ArrayList<String>();
    if (!statement.path("Action").path(0).asText().endsWith(":*")) {
      elements.add("Action");
    }
    if (!statement.has("Principal")
        && !statement.path("Resource").path(0).asText("*").equals("*")) {
      elements.add("Resource");
    }
    return elements;
  }

  /** The last of a list becomes something that there is not: a list must not be empty. */
  private static void remove(JsonNode statement, String element, int which) {
    ArrayNode values = (ArrayNode) statement.path(element);
    if (values.size() > 1) {
      values.remove(which);
    } else {
      values.set(0, "none:none");
    }
  }

  private static void forget(JsonNode statement, String operator, String key) {
    ((ObjectNode) statement.path("Condition").path(operator)).remove(key);
  }

  private static Mutant mutant(
      JsonNode document, String policy, int place, String change, ObjIntConsumer<ArrayNode> edit) {
    JsonNode copy = document.deepCopy();
    ArrayNode statements = statements(copy, policy);
    String sid = statements.get(place).path("Sid").asText();
    edit.accept(statements, place);
    return new Mutant(sid + " " + change, copy.toString());
  }

  private static List<JsonNode> list(ArrayNode statements) {
    return StreamSupport.stream(statements.spliterator(), false).toList();
  }

  private static ArrayNode statements(JsonNode document, String policy) {
    return (ArrayNode) document.path("locals").path(policy).path("Statement");
  }
}
