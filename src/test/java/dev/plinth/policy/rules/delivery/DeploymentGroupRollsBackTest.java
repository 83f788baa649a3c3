package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeploymentGroupRollsBackTest extends RuleProof {
  private static final String GROUP = "aws_codedeploy_deployment_group.cart";
  private static final String ROLLING_BACK =
      """
      {"app_name": "cart", "deployment_group_name": "cart",
       "service_role_arn": "${aws_iam_role.cart_pipeline.arn}",
       "auto_rollback_configuration": {"enabled": true, "events": ["DEPLOYMENT_FAILURE"]}}
      """;

  DeploymentGroupRollsBackTest() {
    super(new DeploymentGroupRollsBack());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        mutant("removed").without(GROUP, "/auto_rollback_configuration").foundAt(GROUP),
        mutant("off").with(GROUP, "/auto_rollback_configuration/enabled", "false").foundAt(GROUP),
        mutant("on alarms alone")
            .with(GROUP, "/auto_rollback_configuration/events", "[\"DEPLOYMENT_STOP_ON_ALARM\"]")
            .foundAt(GROUP),
        mutant("unknown").unknown(GROUP, "/auto_rollback_configuration/enabled").foundAt(GROUP));
  }

  /** No synthesized document has one: they are made where a setting asks for blue-green. */
  private static DocumentMutant mutant(String name) {
    return DocumentMutant.of(name, "microservices/prod").with(GROUP, "", ROLLING_BACK);
  }
}
