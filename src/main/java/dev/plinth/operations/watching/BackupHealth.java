package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** Whether the last backup is as young as its plan promises. */
final class BackupHealth implements Look {
  /** A plan of every day may begin an hour late and take some more. */
  private static final Duration OF_EVERY_DAY = Duration.ofHours(36);

  private static final Duration OF_EVERY_WEEK = Duration.ofDays(8);
  private static final Duration OF_EVERY_MONTH = Duration.ofDays(33);

  private final AwsAccess access;
  private final TerraformState state;
  private final Instant now;

  BackupHealth(AwsAccess access, TerraformState state, Instant now) {
    this.access = access;
    this.state = state;
    this.now = now;
  }

  @Override
  public List<Observation> look() {
    List<JsonNode> rules =
        state.resources("aws_backup_plan").stream()
            .flatMap(plan -> StreamSupport.stream(plan.path("rule").spliterator(), false))
            .toList();
    if (rules.isEmpty()) {
      return List.of();
    }
    try (var backup = access.backup()) {
      return rules.stream().map(rule -> guarded(backup, rule)).toList();
    }
  }

  private Observation guarded(BackupClient backup, JsonNode rule) {
    String vault = rule.path("target_vault_name").asText();
    try {
      return look(backup, rule, vault);
    } catch (ResourceNotFoundException missing) {
      return Observation.bad(
          part(vault), "the vault is not there", "deploy makes it again, without its backups");
    }
  }

  private Observation look(BackupClient backup, JsonNode rule, String vault) {
    Duration oldest = oldest(rule.path("schedule").asText());
    Optional<Instant> last =
        backup
            .listRecoveryPointsByBackupVaultPaginator(
                request -> request.backupVaultName(vault).byCreatedAfter(now.minus(oldest)))
            .recoveryPoints()
            .stream()
            .filter(point -> point.status() == RecoveryPointStatus.COMPLETED)
            .map(RecoveryPointByBackupVault::creationDate)
            .max(Comparator.naturalOrder());
    return last.map(at -> Observation.good(part(vault), "the last one is of " + at))
        .orElseGet(() -> missing(backup, vault, oldest));
  }

  private Observation missing(BackupClient backup, String vault, Duration oldest) {
    Instant made =
        backup.describeBackupVault(request -> request.backupVaultName(vault)).creationDate();
    String says = "none in the last %d hours".formatted(oldest.toHours());
    return made.isAfter(now.minus(oldest))
        ? Observation.unknown(
            part(vault),
            says + ", and the vault is not older",
            "./plinth backup makes one before its time")
        : Observation.bad(
            part(vault),
            says,
            "look at the failed jobs in the AWS Backup console; ./plinth backup makes one now");
  }

  private static String part(String vault) {
    return "backups in " + vault;
  }

  /**
   * How old the last backup may be.
   *
   * @param schedule minutes, hours, days of the month, months, days of the week, years
   */
  static Duration oldest(String schedule) {
    String[] fields = schedule.replaceFirst("^cron\\((.*)\\)$", "$1").trim().split("\\s+");
    if (fields.length < 5 || !isEvery(fields[2])) {
      return OF_EVERY_MONTH;
    }
    return isEvery(fields[4]) ? OF_EVERY_DAY : OF_EVERY_WEEK;
  }

  private static boolean isEvery(String field) {
    return field.equals("*") || field.equals("?");
  }
}
