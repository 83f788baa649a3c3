package dev.plinth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.access.Decision.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The evaluator against what the IAM user guide says of the logic, one sentence a row. */
class AuthorizationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWNER = "111122223333";
  private static final String ROLE = "arn:aws:iam::111122223333:role/app";
  private static final String RESOURCE = "arn:aws:s3:::bucket/docs/a.txt";

  @ParameterizedTest(name = "{5}: {0} {1}")
  @CsvFileSource(resources = "/access/decisions.csv", delimiter = '|', numLinesToSkip = 1)
  void policies_decide_as_the_user_guide_says(
      String caller, String own, String resourcePolicy, String asked, String expected, String why) {
    List<String> words = List.of(asked.split(" "));
    var request =
        new AccessRequest(
            caller(caller, own == null ? List.of() : List.of(policy("own", own))),
            words.get(0),
            words.size() > 1 ? words.get(1) : RESOURCE,
            Map.of());
    List<AccessPolicy> resourcePolicies =
        resourcePolicy == null ? List.of() : List.of(policy("resource", resourcePolicy));

    assertThat(new Authorization(OWNER, resourcePolicies).decide(request).outcome())
        .as(why)
        .isEqualTo(Outcome.valueOf(expected));
  }

  @ParameterizedTest(name = "{0} {1} of {2}: {3}")
  @CsvFileSource(resources = "/access/conditions.csv", delimiter = '|', numLinesToSkip = 1)
  void conditions_hold_as_the_user_guide_says(
      String operator, String wanted, String given, boolean holds) {
    var condition = new AccessCondition(operator, "key", values(wanted), true);
    Map<String, List<String>> context = given == null ? Map.of() : Map.of("KEY", values(given));

    assertThat(
            condition.holds(
                new AccessRequest(Caller.role(ROLE, List.of()), "s3:GetObject", RESOURCE, context)))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:s3:::bucket/${aws:PrincipalAccount}/* | arn:aws:s3:::bucket/111122223333/a | true",
        "arn:aws:s3:::bucket/${aws:PrincipalAccount}/* | arn:aws:s3:::bucket/444455556666/a | false",
        "arn:aws:s3:::bucket/${aws:unknown}/* | arn:aws:s3:::bucket//a | false",
        "arn:aws:s3:::bucket/${aws:unknown,'none'}/* | arn:aws:s3:::bucket/none/a | true",
        "arn:aws:s3:::bucket/${tag}/* | arn:aws:s3:::bucket/anything/a | false",
        "arn:aws:s3:::bucket/${tag}/* | arn:aws:s3:::bucket/*/a | true",
        "arn:aws:s3:::bucket/${*} | arn:aws:s3:::bucket/a | false",
        "arn:aws:s3:::bucket/${*} | arn:aws:s3:::bucket/* | true",
        "arn:aws:s3:::bucket/${$}{tag} | arn:aws:s3:::bucket/${tag} | true"
      })
  void variables_take_their_values_from_the_request(String named, String asked, boolean allowed) {
    var policy = policy("own", "Allow s3:GetObject " + named);
    var request =
        new AccessRequest(
            Caller.role(ROLE, List.of(policy)), "s3:GetObject", asked, Map.of("tag", List.of("*")));

    assertThat(new Authorization(OWNER, List.of()).decide(request).outcome())
        .isEqualTo(allowed ? Outcome.ALLOWED : Outcome.NOT_ALLOWED);
  }

  @Test
  void a_policy_of_the_first_version_knows_no_variables() {
    var policy =
        AccessPolicy.read(
            "old",
            """
            {"Version": "2008-10-17",
             "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
                           "Resource": "arn:aws:s3:::bucket/${aws:PrincipalAccount}"}}
            """);
    var caller = Caller.role(ROLE, List.of(policy));

    assertThat(
            List.of(
                decided(caller, "arn:aws:s3:::bucket/111122223333"),
                decided(caller, "arn:aws:s3:::bucket/${aws:PrincipalAccount}")))
        .containsExactly(Outcome.NOT_ALLOWED, Outcome.ALLOWED);
  }

  @Test
  void all_conditions_of_a_statement_must_hold() {
    var policy =
        AccessPolicy.read(
            "two",
            """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                            "Condition": {"StringEquals": {"a": ["1", "2"], "b": "3"},
                                          "Bool": {"c": "true"}}}]}
            """);
    var caller = Caller.role(ROLE, List.of(policy));

    assertThat(decided(caller, Map.of("a", "2", "b", "3", "c", "true"))).isEqualTo(Outcome.ALLOWED);
    assertThat(decided(caller, Map.of("a", "4", "b", "3", "c", "true")))
        .isEqualTo(Outcome.NOT_ALLOWED);
    assertThat(decided(caller, Map.of("a", "2", "b", "4", "c", "true")))
        .isEqualTo(Outcome.NOT_ALLOWED);
    assertThat(decided(caller, Map.of("a", "2", "b", "3"))).isEqualTo(Outcome.NOT_ALLOWED);
  }

  @Test
  void says_which_statement_decided() {
    var policy =
        AccessPolicy.read(
            "rights",
            """
            {"Version": "2012-10-17",
             "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
                           {"Sid": "No", "Effect": "Deny", "Action": "s3:Get*", "Resource": "*"}]}
            """);
    var request =
        new AccessRequest(Caller.role(ROLE, List.of(policy)), "s3:GetObject", RESOURCE, Map.of());

    assertThat(new Authorization(OWNER, List.of()).decide(request))
        .isEqualTo(new Decision(Outcome.DENIED, "rights/No"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"Statement\": []}",
        "{\"Statement\": {\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Actions\": \"*\", \"Resource\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"NotPrincipal\": \"*\", \"Action\": \"*\"}}"
      })
  void what_is_no_policy_is_refused(String json) {
    assertThatThrownBy(() -> AccessPolicy.read("policy", json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"StringMatches, a", "StringEquals, a b", "IpAddress, host", "NumericEquals, a"})
  void what_cannot_be_judged_is_not_guessed(String operator, String given) {
    var condition = new AccessCondition(operator, "key", List.of("10.0.0.0"), true);
    var request =
        new AccessRequest(
            Caller.anonymous(), "s3:GetObject", RESOURCE, Map.of("key", values(given)));

    assertThatThrownBy(() -> condition.holds(request)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome decided(Caller caller, String resource) {
    var request = new AccessRequest(caller, "s3:GetObject", resource, Map.of());
    return new Authorization(OWNER, List.of()).decide(request).outcome();
  }

  private static Outcome decided(Caller caller, Map<String, String> context) {
    var values = new LinkedHashMap<String, List<String>>();
    context.forEach((key, value) -> values.put(key, List.of(value)));
    var request = new AccessRequest(caller, "s3:GetObject", RESOURCE, values);
    return new Authorization(OWNER, List.of()).decide(request).outcome();
  }

  private static Caller caller(String words, List<AccessPolicy> own) {
    return switch (words) {
      case "nobody" -> Caller.anonymous();
      case "app" -> Caller.role(ROLE, own);
      case "stranger" -> Caller.role("arn:aws:iam::444455556666:role/stranger", own);
      default -> Caller.service(words);
    };
  }

  private static List<String> values(String words) {
    return words.equals("[]") ? List.of() : List.of(words.split(" "));
  }

  /**
   * Statements in short: {@code Allow ACTION RESOURCE [PRINCIPAL]}; {@code !} is for Not…, {@code
   * &} for and.
   */
  private static AccessPolicy policy(String name, String statements) {
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    ArrayNode listed = policy.putArray("Statement");
    for (String statement : statements.split(" ; ")) {
      List<String> words = List.of(statement.trim().split(" "));
      ObjectNode json = listed.addObject().put("Effect", words.get(0));
      add(json, "Action", words.get(1));
      add(json, "Resource", words.get(2));
      if (words.size() > 3) {
        add(json, "Principal", words.get(3));
      }
    }
    return AccessPolicy.read(name, policy.toString());
  }

  private static void add(ObjectNode statement, String element, String word) {
    boolean not = word.startsWith("!");
    ArrayNode values = JSON.createArrayNode();
    Stream.of(word.substring(not ? 1 : 0).split("&")).forEach(values::add);
    String type = word.endsWith(".com") ? "Service" : "AWS";
    statement.set(
        not ? "Not" + element : element,
        element.equals("Principal") ? JSON.createObjectNode().set(type, values) : values);
  }
}
