package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRunTest {
  private static final Finding SURE = new Finding(Runs.ENCRYPTED, "a.b", "", true);
  private static final Finding UNSURE = new Finding(Runs.ENCRYPTED, "a.b", "", false);

  @ParameterizedTest
  @CsvSource({"LOW, true", "MEDIUM, true", "HIGH, true", "CRITICAL, false"})
  void fails_by_a_high_finding_unless_only_worse_ones_count(Severity least, boolean failed) {
    assertThat(run(SURE, new Threshold(least, false)).failed()).isEqualTo(failed);
  }

  @Test
  void fails_by_what_is_not_known_unless_that_is_allowed() {
    assertThat(run(UNSURE, new Threshold(Severity.LOW, false)).failed()).isTrue();
    assertThat(run(UNSURE, new Threshold(Severity.LOW, true)).failed()).isFalse();
    assertThat(run(SURE, new Threshold(Severity.LOW, true)).failed()).isTrue();
  }

  @Test
  void does_not_fail_by_what_is_waived() {
    var accepted = List.of(Runs.waiver("a.b", 2027));

    assertThat(Runs.run(List.of(SURE), accepted, Runs.everything()).failed()).isFalse();
  }

  @Test
  void fails_again_when_a_waiver_has_expired_and_says_so() {
    var expired = List.of(Runs.waiver("a.b", 2025));
    CheckRun run = Runs.run(List.of(SURE), expired, Runs.everything());

    assertThat(run.failed()).isTrue();
    assertThat(run.remarks())
        .containsExactly(
            "waivers.json:2: waiver of S3BucketEncrypted at a.b expired on 2025-12-31: mend it, or"
                + " decide again");
  }

  @Test
  void tells_a_waiver_that_nothing_needs() {
    assertThat(Runs.run(List.of(), List.of(Runs.waiver("a.b", 2027)), Runs.everything()).remarks())
        .containsExactly(
            "waivers.json:2: waiver of S3BucketEncrypted at a.b matches nothing: take it away");
  }

  private static CheckRun run(Finding finding, Threshold threshold) {
    return Runs.run(List.of(finding), List.of(), threshold);
  }
}
