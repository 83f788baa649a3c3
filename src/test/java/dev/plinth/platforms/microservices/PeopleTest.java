package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private static final String APPROVERS =
      "approver_arns=[\"arn:aws:iam::222222222222:user/ada\",\"arn:aws:iam::222222222222:root\"]";
  private static final String OPERATORS =
      "operator_arns=[\"arn:aws:iam::222222222222:user/grace\"]";

  @ParameterizedTest
  @ValueSource(strings = {"approver", "operator"})
  void asks_for_a_second_factor_in_production(String role) {
    var document = microservices("prod", APPROVERS, OPERATORS);

    assertThat(Policies.trust(document, role))
        .singleElement()
        .satisfies(
            trust -> {
              assertThat(trust.block("Condition").block("Bool").texts("aws:MultiFactorAuthPresent"))
                  .containsExactly("true");
              assertThat(
                      trust
                          .block("Condition")
                          .block("NumericLessThan")
                          .texts("aws:MultiFactorAuthAge"))
                  .containsExactly("3600");
            });
    assertThat(document.resource("aws_iam_role." + role).number("max_session_duration"))
        .hasValue(3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"approver", "operator"})
  void trusts_the_named_ones_for_a_day_elsewhere(String role) {
    var document = microservices("qa", in("qa", APPROVERS), in("qa", OPERATORS));

    assertThat(Policies.trust(document, role))
        .singleElement()
        .satisfies(trust -> assertThat(trust.blocks("Condition")).isEmpty());
    assertThat(document.resource("aws_iam_role." + role).number("max_session_duration"))
        .hasValue(8 * 3600);
  }

  @Test
  void trusts_nobody_who_is_not_named() {
    assertThat(Policies.trust(microservices("prod", APPROVERS), "approver"))
        .singleElement()
        .satisfies(
            trust ->
                assertThat(trust.block("Principal").texts("AWS"))
                    .containsExactly(
                        "arn:aws:iam::222222222222:user/ada", "arn:aws:iam::222222222222:root"));
  }

  @ParameterizedTest
  @CsvSource({"approver", "operator"})
  void makes_no_role_that_nobody_takes(String role) {
    assertThat(microservices("qa", role + "_arns=[]").find("aws_iam_role." + role)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "prod, arn:aws:codepipeline:us-east-1:222222222222:microservices-*/*",
    "qa, arn:aws:codepipeline:us-east-1:111111111111:microservices-*-qa/*"
  })
  void lets_approvers_answer_pipelines_of_their_environment(String environment, String pipelines) {
    var document = microservices(environment, in(environment, APPROVERS));

    assertThat(allowed(document, "approver", "codepipeline:PutApprovalResult"))
        .containsExactly(pipelines);
  }

  @Test
  void approvers_do_not_start_what_they_approve() {
    var document = microservices("prod", APPROVERS);

    assertThat(allowed(document, "approver", "codepipeline:StartPipelineExecution")).isEmpty();
    assertThat(denied(document, "approver"))
        .contains("codepipeline:StartPipelineExecution", "codepipeline:UpdatePipeline");
  }

  @Test
  void operators_start_pipelines_and_do_not_approve() {
    var document = microservices("prod", OPERATORS);

    assertThat(allowed(document, "operator", "codepipeline:StartPipelineExecution"))
        .contains("arn:aws:codepipeline:us-east-1:222222222222:microservices-*");
    assertThat(allowed(document, "operator", "codepipeline:PutApprovalResult")).isEmpty();
    assertThat(denied(document, "operator"))
        .contains("codepipeline:PutApprovalResult", "secretsmanager:GetSecretValue");
  }

  @Test
  void operators_restart_services_of_their_cluster_alone() {
    assertThat(allowed(microservices("prod", OPERATORS), "operator", "ecs:UpdateService"))
        .allMatch(resource -> resource.contains("/microservices-prod/"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void operators_open_shells_where_the_setting_lets_them(boolean enabled, boolean shells) {
    var document = microservices("qa", OPERATORS, "enable_execute_command=" + enabled);

    assertThat(!allowed(document, "operator", "ecs:ExecuteCommand").isEmpty()).isEqualTo(shells);
  }

  @Test
  void operators_open_no_shell_that_is_not_recorded() {
    assertThat(denied(microservices("prod", OPERATORS), "operator")).contains("ssm:StartSession");
  }

  private static List<String> allowed(TerraformDocument document, String role, String action) {
    return statements(document, role, "Allow").stream()
        .filter(statement -> statement.texts("Action").contains(action))
        .flatMap(statement -> statement.texts("Resource").stream())
        .toList();
  }

  private static List<String> denied(TerraformDocument document, String role) {
    return statements(document, role, "Deny").stream()
        .flatMap(statement -> statement.texts("Action").stream())
        .toList();
  }

  private static List<Block> statements(TerraformDocument document, String role, String effect) {
    return Policies.statements(document, role).stream()
        .filter(statement -> statement.text("Effect").orElseThrow().equals(effect))
        .toList();
  }

  /** The same people of the account that the environment is in. */
  private static String in(String environment, String people) {
    return environment.equals("prod") ? people : people.replace("222222222222", "111111111111");
  }
}
