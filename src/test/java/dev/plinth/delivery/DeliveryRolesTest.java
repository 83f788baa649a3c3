package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Subject;
import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies that the page on delivery tells people to make keep the rules of access. */
class DeliveryRolesTest {
  private static final Pattern POLICY =
      Pattern.compile("(?ms)^### (\\w+)\\n(?:(?!^#).)*?^```json\\n(.*?)^```");
  private static final Path PAGE = Path.of("docs/delivery.md");
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who makes roles can make himself an administrator: the page says so, too. */
  @Test
  void trust_and_policies_have_the_one_finding_that_the_page_explains() throws Exception {
    Map<String, JsonNode> policies = policies();

    assertThat(policies).containsOnlyKeys("Trust", "Plan", "Operate", "Deploy");
    assertThat(findings(policies))
        .containsExactly("NobodyBecomesAdministrator aws_iam_role.Deploy");
    assertThat(Files.readString(PAGE)).contains("`NobodyBecomesAdministrator`");
  }

  @Test
  void a_trust_of_any_repository_has_one() throws Exception {
    Map<String, JsonNode> policies = policies();
    ObjectNode equals =
        (ObjectNode) policies.get("Trust").at("/Statement/0/Condition/StringEquals");
    equals.remove("token.actions.githubusercontent.com:sub");

    assertThat(findings(policies)).contains("OidcTrustNamesSubject aws_iam_role.Plan");
  }

  /** The provider reads a generated secret and a parameter on each plan, and tries a password. */
  @Test
  void planning_reads_what_terraform_generates_and_no_other_secret() throws Exception {
    JsonNode plan = policies().get("Plan");
    JsonNode resources = configuration("ollama", "production").path("resource");
    String secret =
        "arn:aws:secretsmanager:us-east-1:222222222222:secret:%s-??????"
            .formatted(resources.at("/aws_secretsmanager_secret/webui/name").asText());

    assertThat(configuration("ollama", "production").at("/ephemeral").fieldNames())
        .toIterable()
        .containsExactly("aws_secretsmanager_random_password");
    assertThat(statement(plan, "TryGeneratedPassword").path("Action").asText())
        .isEqualTo("secretsmanager:GetRandomPassword");
    assertThat(statement(plan, "GeneratedSecret").path("Resource").asText()).isEqualTo(secret);
    assertThat(statement(plan, "NoOtherSecrets").path("NotResource").asText()).isEqualTo(secret);
    assertThat(statement(plan, "KeyOfTheSecret").toString()).contains("SecretARN\":\"" + secret);
    assertThat(statement(plan, "KeyOfTheParameter").toString())
        .contains(
            "parameter" + resources.at("/aws_ssm_parameter/ssh_private_key/name").asText() + "\"");
    assertThat(statement(plan, "NoObjects").path("Action"))
        .extracting(JsonNode::asText)
        .containsExactly("s3:GetObject", "s3:GetObjectVersion");
  }

  /** Code that nobody has reviewed must not take away the locks of other environments. */
  @Test
  void planning_locks_its_own_state() throws Exception {
    JsonNode backend = configuration("ollama", "production").at("/terraform/backend/s3");

    assertThat(
            statement(policies().get("Plan"), "LockTable")
                .at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys")
                .asText())
        .isEqualTo(backend.path("bucket").asText() + "/env:/production/ollama/*");
  }

  @Test
  void operating_keeps_states_of_backups() throws Exception {
    assertThat(statement(policies().get("Operate"), "Objects").path("Resource"))
        .extracting(JsonNode::asText)
        .contains("arn:aws:s3:::plinth-state-222222222222-us-east-1/backups/ollama/production/*");
  }

  /** PowerUserAccess reads nothing of IAM, and Terraform looks at each role that it has made. */
  @Test
  void deploying_reads_roles() throws Exception {
    assertThat(Files.readString(PAGE))
        .containsPattern("\\| `plinth-deploy-ollama-production` \\|.*`IAMReadOnlyAccess`");
  }

  @ParameterizedTest
  @CsvSource({"ollama, 1", "microservices, 2", "troubleshooter, 3"})
  void passes_roles_to_the_services_that_the_platform_uses(String platform, int column)
      throws Exception {
    var services = new TreeSet<String>();
    try (var environments = Files.list(GOLDEN.resolve(platform))) {
      for (Path environment : environments.toList()) {
        JsonNode locals = configuration(platform, environment.getFileName().toString());
        locals.path("locals").fields().forEachRemaining(local -> collect(local, services));
      }
    }
    String row =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| services in `iam:PassedToService`"))
            .findFirst()
            .orElseThrow();

    assertThat(row.split("\\|")[column + 1].strip().replace("`", "").split(", "))
        .containsExactlyInAnyOrderElementsOf(services);
    if (platform.equals("ollama")) {
      assertThat(
              statement(policies().get("Deploy"), "RolesForServices")
                  .at("/Condition/StringEquals/iam:PassedToService"))
          .extracting(it -> it.asText().replace(".amazonaws.com", ""))
          .containsExactlyInAnyOrderElementsOf(services);
    }
  }

  private static void collect(Map.Entry<String, JsonNode> local, Set<String> services) {
    if (local.getKey().endsWith("_trust")) {
      local
          .getValue()
          .findValues("Service")
          .forEach(
              names ->
                  (names.isArray() ? names : JSON.createArrayNode().add(names))
                      .forEach(it -> services.add(it.asText().replace(".amazonaws.com", ""))));
    }
  }

  private static JsonNode statement(JsonNode policy, String sid) {
    return StreamSupport.stream(policy.path("Statement").spliterator(), false)
        .filter(it -> it.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no statement " + sid));
  }

  private static JsonNode configuration(String platform, String environment) throws Exception {
    return JSON.readTree(
        GOLDEN.resolve(platform).resolve(environment).resolve("cdk.tf.json").toFile());
  }

  private static Map<String, JsonNode> policies() throws Exception {
    var policies = new LinkedHashMap<String, JsonNode>();
    var found = POLICY.matcher(Files.readString(PAGE));
    while (found.find()) {
      policies.put(found.group(1), JSON.readTree(found.group(2)));
    }
    return policies;
  }

  /** The rules of access that the roles break. */
  private static List<String> findings(Map<String, JsonNode> policies) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode resources = root.putObject("resource");
    String trust = policies.get("Trust").toString();
    policies.forEach(
        (name, policy) -> {
          if (!name.equals("Trust")) {
            resources
                .withObject("/aws_iam_role/" + name)
                .put("name", "plinth-" + name)
                .put("assume_role_policy", trust);
            resources
                .withObject("/aws_iam_role_policy/" + name)
                .put("role", "${aws_iam_role.%s.name}".formatted(name))
                .put("policy", policy.toString());
          }
        });
    Set<String> access =
        Rules.topics().stream()
            .filter(topic -> topic.title().equals("Access"))
            .flatMap(topic -> topic.rules().stream())
            .map(Rule::id)
            .collect(Collectors.toSet());
    assertThat(access).contains("IamActionsNamed", "OidcTrustNamesSubject");
    var subject = new Subject("delivery", TerraformDocument.read(root.toString()));
    return Rules.check(subject, List.of())
        .filter(finding -> access.contains(finding.rule().id()))
        .map(DeliveryRolesTest::told)
        .toList();
  }

  private static String told(Finding finding) {
    return finding.rule().id() + " " + finding.address();
  }
}
