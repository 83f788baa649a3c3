package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeploymentGroupRollsBackTest extends RuleProof {
  DeploymentGroupRollsBackTest() {
    super(new DeploymentGroupRollsBack());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .with(
                "/resource/aws_codedeploy_deployment_group/cart",
                "{\"app_name\": \"cart\", \"deployment_group_name\": \"cart\", \"service_role_arn\": \"${aws_iam_role.cart_pipeline.arn}\", \"auto_rollback_configuration\": {\"enabled\": true, \"events\": [\"DEPLOYMENT_FAILURE\"]}}")
            .without("aws_codedeploy_deployment_group.cart", "/auto_rollback_configuration")
            .foundAt("aws_codedeploy_deployment_group.cart"),
        DocumentMutant.of("off", "microservices/prod")
            .with(
                "/resource/aws_codedeploy_deployment_group/cart",
                "{\"app_name\": \"cart\", \"deployment_group_name\": \"cart\", \"service_role_arn\": \"${aws_iam_role.cart_pipeline.arn}\", \"auto_rollback_configuration\": {\"enabled\": true, \"events\": [\"DEPLOYMENT_FAILURE\"]}}")
            .with(
                "aws_codedeploy_deployment_group.cart",
                "/auto_rollback_configuration/enabled",
                "false")
            .foundAt("aws_codedeploy_deployment_group.cart"),
        DocumentMutant.of("on alarms alone", "microservices/prod")
            .with(
                "/resource/aws_codedeploy_deployment_group/cart",
                "{\"app_name\": \"cart\", \"deployment_group_name\": \"cart\", \"service_role_arn\": \"${aws_iam_role.cart_pipeline.arn}\", \"auto_rollback_configuration\": {\"enabled\": true, \"events\": [\"DEPLOYMENT_FAILURE\"]}}")
            .with(
                "aws_codedeploy_deployment_group.cart",
                "/auto_rollback_configuration/events",
                "[\"DEPLOYMENT_STOP_ON_ALARM\"]")
            .foundAt("aws_codedeploy_deployment_group.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .with(
                "/resource/aws_codedeploy_deployment_group/cart",
                "{\"app_name\": \"cart\", \"deployment_group_name\": \"cart\", \"service_role_arn\": \"${aws_iam_role.cart_pipeline.arn}\", \"auto_rollback_configuration\": {\"enabled\": true, \"events\": [\"DEPLOYMENT_FAILURE\"]}}")
            .unknown("aws_codedeploy_deployment_group.cart", "/auto_rollback_configuration/enabled")
            .foundAt("aws_codedeploy_deployment_group.cart"));
  }
}
