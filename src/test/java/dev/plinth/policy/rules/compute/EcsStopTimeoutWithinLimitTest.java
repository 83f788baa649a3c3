package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsStopTimeoutWithinLimitTest extends RuleProof {
  EcsStopTimeoutWithinLimitTest() {
    super(new EcsStopTimeoutWithinLimit());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("five minutes", "troubleshooter/mvp")
            .with("/locals/service_containers/0/stopTimeout", "300")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("just too long", "troubleshooter/mvp")
            .with("/locals/service_containers/0/stopTimeout", "121")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/service_containers/0/stopTimeout",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"));
  }

  @ParameterizedTest
  @CsvSource({"FARGATE, 120, 0", "FARGATE, 121, 1", "FARGATE, null, 0", "EC2, 300, 0"})
  void knows_what_fargate_allows(String launched, String seconds, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"orders": [{"name": "orders", "stopTimeout": %s}]},
                 "resource": {"aws_ecs_task_definition": {"orders": {
                   "requires_compatibilities": ["%s"],
                   "container_definitions": "${jsonencode(local.orders)}"}}}}
                """
                    .formatted(seconds, launched)))
        .hasSize(findings);
  }
}
