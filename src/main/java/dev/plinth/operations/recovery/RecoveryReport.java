package dev.plinth.operations.recovery;

import dev.plinth.operations.backup.RestorationReport;
import dev.plinth.platforms.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a recovery came to.
 *
 * @param target what stands in for the lost environment now
 * @param backup the id of the backup whose data it has
 * @param dataAge how old these data were when the recovery began: what was written later is lost
 * @param took from the first run of this recovery until everything answered
 * @param phases of this run
 * @param restored a line for each store that this run restored
 */
record RecoveryReport(
    Target target,
    Optional<String> backup,
    Optional<Duration> dataAge,
    Duration took,
    List<Timings.Phase> phases,
    List<RestorationReport.Store> restored) {}
