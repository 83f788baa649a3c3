package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionLogsKeptTest extends RuleProof {
  ProductionLogsKeptTest() {
    super(new ProductionLogsKept());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "microservices/prod")
            .with("aws_cloudwatch_log_group.cart_service", "/retention_in_days", "60")
            .foundAt("aws_cloudwatch_log_group.cart_service"),
        DocumentMutant.of("weakened setting", "microservices/prod")
            .with("/resource/aws_cloudwatch_log_group/audit/retention_in_days", "30")
            .foundAt("aws_cloudwatch_log_group.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudwatch_log_group.flow_log", "/retention_in_days")
            .foundAt("aws_cloudwatch_log_group.flow_log"));
  }

  @ParameterizedTest
  @CsvSource({"prod,microservices,1", "qa,microservices,0", "prod,shop,0"})
  void asks_production_of_that_platform(String environment, String service, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {
                    "Service": "%s", "Environment": "%s"}}}},
                  "resource": {"aws_cloudwatch_log_group": {"a": {"retention_in_days": 89}}}}
                """
                    .formatted(service, environment)))
        .hasSize(findings);
  }
}
