package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTellsWhenChangedTest extends RuleProof {
  TrailTellsWhenChangedTest() {
    super(new TrailTellsWhenChanged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_cloudtrail.audit", "/enable_log_file_validation")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened", "microservices/qa")
            .with("aws_cloudtrail.audit", "/enable_log_file_validation", "false")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudtrail.audit", "/enable_log_file_validation")
            .foundAt("aws_cloudtrail.audit"));
  }

  @ParameterizedTest
  @CsvSource({"true,0", "false,1", "null,1", "\"${var.on}\",1"})
  void asks_for_true(String value, int findings) {
    assertThat(
            judging.in(
                "\"aws_cloudtrail\": {\"a\": {\"enable_log_file_validation\": %s}}"
                    .formatted(value)))
        .hasSize(findings);
  }
}
