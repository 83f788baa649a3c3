package dev.plinth.operations.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which data a recovery that is run again restores, and which it leaves alone. */
class RecoveryJournalIT {
  private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-02-02T08:00:00Z");
  private static final String OLD = "20260131T110000Z";
  private static final String NEW = "20260202T070000Z";
  private static final Deployment DEPLOYMENT =
      new Deployment("productionusw2", "222222222222", "us-west-2", "states", "locks", "us-west-2");

  private static LocalCloudServer server;
  private static AwsAccess access;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    access = new AwsAccess(server.start().environment("222222222222"), "us-west-2");
    try (var s3 = access.s3()) {
      s3.createBucket(
          request ->
              request
                  .bucket("states")
                  .createBucketConfiguration(place -> place.locationConstraint("us-west-2")));
    }
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void a_recovery_that_stopped_goes_on_from_its_first_moment() {
    RecoveryJournal journal = journal("stopped");
    journal.begin(OLD, FIRST, false, true);

    RecoveryJournal.Entry again = journal.begin(OLD, LATER, false, true);

    assertThat(again.begun()).isEqualTo(FIRST);
    assertThat(again.isRestored()).isFalse();
  }

  @Test
  void a_recovery_that_stopped_takes_a_newer_backup_where_there_is_one() {
    RecoveryJournal journal = journal("newer");
    journal.begin(OLD, FIRST, false, true);

    RecoveryJournal.Entry again = journal.begin(NEW, LATER, false, true);

    assertThat(again.backup()).isEqualTo(NEW);
    assertThat(again.isRestored()).isFalse();
  }

  @Test
  void what_was_restored_is_left_alone_also_when_there_is_a_newer_backup() {
    RecoveryJournal journal = journal("restored");
    journal.end(journal.begin(OLD, FIRST, false, true));

    assertThat(journal.begin(OLD, LATER, false, true).isRestored()).isTrue();
    assertThat(journal.begin(NEW, LATER, false, true).isRestored()).isTrue();
    assertThat(journal.begin(OLD, LATER, true, true).isRestored()).isTrue();
  }

  @Test
  void what_was_destroyed_after_its_recovery_is_restored_again() {
    RecoveryJournal journal = journal("destroyed");
    journal.end(journal.begin(OLD, FIRST, false, true));

    RecoveryJournal.Entry again = journal.begin(OLD, LATER, false, false);

    assertThat(again.isRestored()).isFalse();
    assertThat(again.begun()).isEqualTo(LATER);
  }

  @Test
  void another_backup_is_restored_when_it_is_asked_for_by_its_id() {
    RecoveryJournal journal = journal("asked");
    journal.end(journal.begin(OLD, FIRST, false, true));

    RecoveryJournal.Entry again = journal.begin(NEW, LATER, true, true);

    assertThat(again.isRestored()).isFalse();
    assertThat(again.begun()).isEqualTo(LATER);
  }

  private static RecoveryJournal journal(String environment) {
    return new RecoveryJournal(access, DEPLOYMENT, new Target("ollama", environment));
  }
}
