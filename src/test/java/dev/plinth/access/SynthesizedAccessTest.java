package dev.plinth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.access.Decision.Outcome;
import dev.plinth.terraform.TerraformDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynthesizedAccessTest {
  private static final String ROLE = "aws_iam_role.app";
  private static final String TABLE = "aws_dynamodb_table.items";

  @Test
  void references_become_the_names_of_what_they_refer_to() {
    var access = access("${aws_dynamodb_table.items.arn}/index/*", "");
    String index = access.arn(TABLE + "/index/by_user");

    assertThat(index)
        .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/items/index/by_user");
    assertThat(outcome(access, index)).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(access, access.arn(TABLE))).isEqualTo(Outcome.NOT_ALLOWED);
  }

  @Test
  void variables_of_iam_stay_variables() {
    var access = access("arn:aws:dynamodb:*:*:table/$${aws:PrincipalAccount}", "");

    assertThat(outcome(access, "arn:aws:dynamodb:eu-west-1:111122223333:table/111122223333"))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(access, "arn:aws:dynamodb:eu-west-1:111122223333:table/other"))
        .isEqualTo(Outcome.NOT_ALLOWED);
  }

  @Test
  void what_terraform_computes_later_is_not_guessed() {
    var access = access("${join(\\\"/\\\", [aws_dynamodb_table.items.arn])}", "");

    assertThatThrownBy(() -> access.role(ROLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a policy is not known before apply");
  }

  @Test
  void a_policy_that_others_wrote_is_not_guessed() {
    var access =
        access(
            "*",
            """
            , "aws_iam_role_policy_attachment": {"more": {
                "role": "${aws_iam_role.app.name}",
                "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"}}
            """);

    assertThatThrownBy(() -> access.role(ROLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("aws_iam_role.app has a policy that is not in the document");
  }

  private static Outcome outcome(SynthesizedAccess access, String resource) {
    var request = new AccessRequest(access.role(ROLE), "dynamodb:Query", resource, Map.of());
    return access.decide(request, TABLE).outcome();
  }

  private static SynthesizedAccess access(String resource, String more) {
    var document =
        """
        {"locals": {"app": {"Version": "2012-10-17",
                            "Statement": [{"Effect": "Allow", "Action": "dynamodb:Query",
                                           "Resource": ["%s"]}]}},
         "resource": {
           "aws_dynamodb_table": {"items": {"name": "items"}},
           "aws_iam_role": {"app": {"name": "app"}},
           "aws_iam_role_policy": {"app": {"role": "${aws_iam_role.app.id}",
                                           "policy": "${jsonencode(local.app)}"}}
           %s}}
        """
            .formatted(resource, more);
    return new SynthesizedAccess(TerraformDocument.read(document), "eu-west-1", "111122223333");
  }
}
