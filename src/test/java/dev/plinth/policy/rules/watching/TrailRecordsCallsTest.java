package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailRecordsCallsTest extends RuleProof {
  TrailRecordsCallsTest() {
    super(new TrailRecordsCalls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched off", "microservices/prod")
            .with("aws_cloudtrail.audit", "/enable_logging", "false")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened: no global services", "microservices/qa")
            .with("aws_cloudtrail.audit", "/include_global_service_events", "false")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened: objects alone", "microservices/prod")
            .with(
                "aws_cloudtrail.audit",
                "/event_selector",
                "[{\"include_management_events\": false}]")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudtrail.audit", "/enable_logging")
            .foundAt("aws_cloudtrail.audit"));
  }

  @Test
  void takes_what_aws_does_by_itself_for_good() {
    assertThat(judging.in("\"aws_cloudtrail\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }

  @Test
  void denies_a_selector_of_writing_calls_alone() {
    assertThat(
            judging.in(
                "\"aws_cloudtrail\": {\"a\": {\"event_selector\": {\"read_write_type\": \"WriteOnly\"}}}"))
        .containsExactly("aws_cloudtrail.a: a selector leaves out calls that manage resources");
  }
}
