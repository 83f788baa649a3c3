package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamResourcesNamedTest extends RuleProof {
  IamResourcesNamedTest() {
    super(new IamResourcesNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: any table", "ollama/production")
            .with("/locals/dynamodb_policy/Statement/0/Resource/0", "\"*\"")
            .foundAt("aws_iam_role_policy.dynamodb_policy"),
        DocumentMutant.of("weakened: any bucket", "troubleshooter/mvp")
            .with("/locals/task/Statement/3/Resource/0", "\"arn:aws:s3:::*\"")
            .foundAt("aws_iam_role_policy.task"),
        DocumentMutant.of("removed condition", "ollama/production")
            .removed("/locals/cloudwatch_policy/Statement/0/Condition")
            .with("/locals/cloudwatch_policy/Statement/0/Action/0", "\"logs:PutLogEvents\"")
            .foundAt("aws_iam_role_policy.cloudwatch_policy"),
        DocumentMutant.of("unknown", "ollama/dev")
            .with(
                "/locals/s3_policy/Statement/0/Resource/0",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role_policy.s3_policy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecr:GetAuthorizationToken",
        "xray:PutTraceSegments",
        "ec2:DescribeInstances",
        "ec2:CreateNetworkInterface"
      })
  void allows_a_star_where_there_is_nothing_to_name(String action) {
    assertThat(judging.inDocument(policy(action, "{}"))).isEmpty();
  }

  @Test
  void denies_a_star_for_actions_that_have_a_resource() {
    assertThat(judging.inDocument(policy("s3:GetObject", "{}")))
        .containsExactly("aws_iam_policy.a: it allows s3:GetObject on *");
  }

  @Test
  void takes_a_condition_on_the_resource_for_its_name() {
    assertThat(
            judging.inDocument(
                policy(
                    "ec2:TerminateInstances",
                    "{\"StringEquals\": {\"aws:ResourceTag/Team\": \"shop\"}}")))
        .isEmpty();
  }

  @Test
  void takes_no_condition_on_the_caller_for_it() {
    assertThat(
            judging.inDocument(
                policy(
                    "ec2:TerminateInstances",
                    "{\"IpAddress\": {\"aws:SourceIp\": \"192.0.2.0/24\"}}")))
        .containsExactly("aws_iam_policy.a: it allows ec2:TerminateInstances on *");
  }

  private static String policy(String action, String condition) {
    return """
        {"resource": {"aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": {
            "Effect": "Allow", "Action": "%s", "Resource": "*", "Condition": %s}}}}
        """
        .formatted(action, condition);
  }
}
