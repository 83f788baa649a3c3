package dev.plinth.review;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Waiver;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.storage.S3BucketEncrypted;
import dev.plinth.policy.rules.storage.S3BucketVersioned;
import dev.plinth.policy.rules.watching.LogGroupForgets;
import java.time.LocalDate;
import java.util.List;

/** Runs of a few findings, for tests of reports. */
final class Runs {
  static final Rule ENCRYPTED = new S3BucketEncrypted();
  static final Rule VERSIONED = new S3BucketVersioned();
  static final Rule FORGETS = new LogGroupForgets();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private Runs() {}

  /** One document in which a finding is sure, one is not, one is waived and one is minor. */
  static CheckRun mixed(Threshold threshold) {
    var findings =
        List.of(
            new Finding(ENCRYPTED, "aws_s3_bucket.a", "no encryption", true),
            new Finding(ENCRYPTED, "aws_s3_bucket.b", "no encryption", true),
            new Finding(VERSIONED, "aws_s3_bucket.a", "status is not Enabled", false),
            new Finding(FORGETS, "aws_cloudwatch_log_group.a", "retention is not set", true));
    return run(
        findings, List.of(waiver("aws_s3_bucket.b", 2027), waiver("aws_lb.b", 2025)), threshold);
  }

  /** A run over one document, {@code main.tf.json}. */
  static CheckRun run(List<Finding> findings, List<Waiver> all, Threshold threshold) {
    var waivers = new Waivers(all, TODAY);
    var judged =
        Judged.of(
            "main.tf.json",
            Origin.file("main.tf.json"),
            List.of(ENCRYPTED, VERSIONED, FORGETS),
            findings,
            List.of("module.net: its text is elsewhere"),
            waivers);
    return CheckRun.of(List.of(judged), threshold, waivers, waiver -> true);
  }

  /** A waiver of {@link #ENCRYPTED} that holds until the end of a year. */
  static Waiver waiver(String address, int year) {
    return new Waiver(
        ENCRYPTED.id(), address, "*", "It is empty.", LocalDate.of(year, 12, 31), "waivers.json:2");
  }

  static Threshold everything() {
    return new Threshold(Severity.LOW, false);
  }

  static Threshold mediumAndKnown() {
    return new Threshold(Severity.MEDIUM, true);
  }
}
