package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
  @Test
  void tells_the_worst_first_then_what_is_waived_and_what_was_not_judged() {
    assertThat(TextReport.of(Runs.mixed(Runs.everything())).lines())
        .containsExactly(
            "main.tf.json: 3 findings, 1 waived",
            "  HIGH     S3BucketEncrypted: S3 buckets are encrypted at rest",
            "    aws_s3_bucket.a: no encryption",
            "    " + Runs.ENCRYPTED.why(),
            "    -> " + Runs.ENCRYPTED.remedy(),
            "  MEDIUM   S3BucketVersioned: " + Runs.VERSIONED.title(),
            "    aws_s3_bucket.a: status is not Enabled (a value decides that is known only after"
                + " apply)",
            "    " + Runs.VERSIONED.why(),
            "    -> " + Runs.VERSIONED.remedy(),
            "  LOW      LogGroupForgets: " + Runs.FORGETS.title(),
            "    aws_cloudwatch_log_group.a: retention is not set",
            "    " + Runs.FORGETS.why(),
            "    -> " + Runs.FORGETS.remedy(),
            "  waived   S3BucketEncrypted until 2027-12-31: It is empty.",
            "    aws_s3_bucket.b: no encryption",
            "  not judged: module.net: its text is elsewhere",
            "waivers.json:2: waiver of S3BucketEncrypted at aws_lb.b expired on 2025-12-31: mend it,"
                + " or decide again");
  }

  @Test
  void sums_up_where_there_are_several_documents() {
    Judged judged = Runs.mixed(Runs.everything()).judged().get(0);
    var run = new CheckRun(List.of(judged, judged), Runs.everything(), List.of());

    assertThat(TextReport.of(run).lines())
        .endsWith("2 documents: 6 findings (2 HIGH, 2 MEDIUM, 2 LOW), 2 waived");
  }

  @Test
  void does_not_pass_control_characters_to_a_terminal() {
    var finding = new Finding(Runs.ENCRYPTED, "aws_lb.\u001b[2J\n", "is bad", true);

    assertThat(TextReport.of(Runs.run(List.of(finding), List.of(), Runs.everything())))
        .contains("    aws_lb.\uFFFD[2J\uFFFD: is bad");
  }
}
