package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserRightsComeFromGroupsTest extends RuleProof {
  UserRightsComeFromGroupsTest() {
    super(new UserRightsComeFromGroups());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: attached", "ollama/production")
            .with(
                "/resource/aws_iam_user_policy_attachment/anna",
                "{\"user\": \"anna\", \"policy_arn\": \"arn:aws:iam::aws:policy/ReadOnlyAccess\"}")
            .foundAt("aws_iam_user_policy_attachment.anna"),
        DocumentMutant.of("weakened: written", "ollama/dev")
            .with(
                "/resource/aws_iam_user_policy/anna",
                "{\"user\": \"anna\", \"name\": \"ollama-anna\", \"policy\": \"${jsonencode(local.s3_policy)}\"}")
            .foundAt("aws_iam_user_policy.anna"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_iam_policy_attachment/readers",
                "{\"name\": \"ollama-readers\", \"policy_arn\": \"arn:aws:iam::aws:policy/ReadOnlyAccess\"}")
            .unknown("aws_iam_policy_attachment.readers", "/users")
            .foundAt("aws_iam_policy_attachment.readers"));
  }

  @Test
  void allows_a_policy_for_groups() {
    assertThat(
            judging.in(
                """
                "aws_iam_policy_attachment": {"a": {"groups": ["readers"], "users": [],
                  "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}}
                """))
        .isEmpty();
  }
}
