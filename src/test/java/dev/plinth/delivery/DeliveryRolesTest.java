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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The policies that the page on delivery tells people to make keep the rules of access. */
class DeliveryRolesTest {
  private static final Pattern POLICY =
      Pattern.compile("(?ms)^### (\\w+)\\n(?:(?!^#).)*?^```json\\n(.*?)^```");
  private static final Path PAGE = Path.of("docs/delivery.md");
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
