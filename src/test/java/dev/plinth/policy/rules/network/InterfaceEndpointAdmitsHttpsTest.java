package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterfaceEndpointAdmitsHttpsTest extends RuleProof {
  private static final String RULE = "aws_vpc_security_group_ingress_rule.endpoints_https_1";
  private static final String LOGS = "aws_vpc_endpoint.logs";
  private static final String VECTORS = "aws_opensearchserverless_vpc_endpoint.cache";

  InterfaceEndpointAdmitsHttpsTest() {
    super(new InterfaceEndpointAdmitsHttps());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("rule removed", "ollama/production")
            .without(RULE)
            .foundAt(
                LOGS,
                "aws_vpc_endpoint.secretsmanager",
                "aws_vpc_endpoint.ssm",
                "aws_vpc_endpoint.ssmmessages"),
        DocumentMutant.of("another port", "troubleshooter/mvp")
            .with(
                "aws_vpc_security_group_ingress_rule.vectors_sg_https_from_ecs_service_sg",
                "/from_port",
                "80")
            .with(
                "aws_vpc_security_group_ingress_rule.vectors_sg_https_from_ecs_service_sg",
                "/to_port",
                "80")
            .foundAt(VECTORS),
        DocumentMutant.of("group removed", "ollama/production")
            .without(LOGS, "/security_group_ids")
            .foundAt(LOGS),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(LOGS, "/security_group_ids")
            .foundAt(LOGS));
  }

  @Test
  void leaves_out_gateway_endpoints() {
    assertThat(
            judging.in(
                """
                "aws_vpc_endpoint": {"s3": {"vpc_endpoint_type": "Gateway"}, "dynamodb": {}}
                """))
        .isEmpty();
  }
}
