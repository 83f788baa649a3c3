package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Approval;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.Backup;
import dev.plinth.operations.backup.BackupManifest;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The loss of a region, rehearsed: a platform is deployed with its production settings to a local
 * cloud of its own, gets data, is backed up, loses its region, and is recovered in another one,
 * where the data are compared. Afterwards everything is thrown away.
 */
public final class Drill {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SAVED = 120;
  private static final int LATE = 5;
  private static final String BEFORE = "drill-saved";
  private static final String AFTER = "drill-late";
  private static final Approval AGREED = change -> {};

  /** How long the copies of objects may be on their way. */
  private static final Duration COPYING = Duration.ofSeconds(2);

  private final Session session;
  private final Path folder;

  /** With a folder of its own in the checkout. */
  public Drill(Session session) {
    this.session = session;
    this.folder = session.root().resolve(".plinth/drill");
  }

  /**
   * Rehearses it.
   *
   * @return what came of it, whether good or bad
   * @throws OperationFailed if something did not even get so far that there is anything to compare
   */
  public DrillReport run(String platform) {
    DrillCheckout checkout = DrillCheckout.of(session.root(), platform, folder.resolve("checkout"));
    var server =
        new LocalCloudServer(session.root().resolve("src/main/python"), folder.resolve("cloud"));
    server.stop();
    Path log = folder.resolve("drill.log");
    session.say(
        "drill: %s loses %s, and is recovered in %s, in a local cloud of its own",
        checkout.target(), DrillCheckout.LOST, DrillCheckout.OTHER);
    session.say("  what is done is said in %s", log);
    try (var said = new PrintWriter(Files.newBufferedWriter(log), true)) {
      return rehearse(checkout, server.start(), new Session(checkout.root(), said, false));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      server.stop();
      FolderTree.delete(checkout.root());
    }
  }

  private DrillReport rehearse(DrillCheckout checkout, LocalCloud cloud, Session quiet) {
    var timings = new Timings(session);
    var lifecycle = new Lifecycle(quiet, cloud);
    Target target = checkout.target();
    timings.phase(
        "place of the state", () -> lifecycle.deploy(request(checkout.bootstrap()), AGREED));
    timings.phase(
        "platform in " + DrillCheckout.LOST, () -> lifecycle.deploy(request(target), AGREED));
    DeployedEnvironment lost = DeployedEnvironment.open(quiet, cloud, target);
    var data = new MarkedData(lost);
    timings.phase("marked data", () -> data.write(BEFORE, SAVED));
    BackupManifest backup = timings.phase("backup", () -> new Backup(quiet, PATIENCE).take(lost));
    timings.phase("data after the backup", () -> data.write(AFTER, LATE));
    pause();
    MarkedData.Content saved = data.read(List.of(BEFORE));
    MarkedData.Content late = data.read(List.of(AFTER));

    var faults = new RegionFaults(cloud.endpoint());
    Instant loss = Instant.now();
    timings.phase("loss of " + DrillCheckout.LOST, () -> faults.lose(DrillCheckout.LOST));
    var recovery = new Recovery(quiet, cloud);
    String phase = "recovery in " + DrillCheckout.OTHER;
    if (!backup.tables().isEmpty()) {
      int setback = faults.refuseItems(DrillCheckout.OTHER);
      timings.phase(phase + ", stopped on purpose", () -> failOnPurpose(recovery, checkout));
      faults.end(setback);
      phase = "recovery, run again";
    }
    timings.phase(phase, () -> recovery.carryOut(recovery(checkout), AGREED));
    Duration recovered = Duration.between(loss, Instant.now());

    DeployedEnvironment there = standIn(checkout, quiet, cloud);
    var found = new MarkedData(there);
    List<DataComparison> compared =
        timings.phase(
            "comparison",
            () ->
                List.of(
                    DataComparison.of(saved, found.read(List.of(BEFORE))),
                    DataComparison.of(late, found.read(List.of(AFTER)))));
    return new DrillReport(
        target,
        there.target(),
        loss,
        timings.phases(),
        recovered,
        Duration.between(backup.oldestPart(), loss),
        compared.get(0),
        compared.get(1));
  }

  private static DeployedEnvironment standIn(
      DrillCheckout checkout, Session quiet, LocalCloud cloud) {
    var files = SettingsFiles.of(checkout.root());
    var synthesis = new Synthesis(files);
    Target standIn =
        synthesis.targets(checkout.target().platform()).stream()
            .filter(it -> isStandIn(synthesis.deployment(it), checkout, synthesis))
            .findFirst()
            .orElseThrow();
    return DeployedEnvironment.open(quiet, cloud, standIn);
  }

  private static boolean isStandIn(
      Deployment deployment, DrillCheckout checkout, Synthesis synthesis) {
    Deployment lost = synthesis.deployment(checkout.target());
    return deployment.region().equals(DrillCheckout.OTHER)
        && deployment.original().equals(lost.environment());
  }

  private static RecoveryRequest recovery(DrillCheckout checkout) {
    return new RecoveryRequest(
        checkout.target(),
        DrillCheckout.OTHER,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        checkout.told(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        PATIENCE);
  }

  private static Request request(Target target) {
    return Request.of(target).withPatience(PATIENCE).withoutPlanText();
  }

  /** A recovery that stops half way must go on when it is run again, with what it did kept. */
  private void failOnPurpose(Recovery recovery, DrillCheckout checkout) {
    try {
      recovery.carryOut(recovery(checkout), AGREED);
    } catch (OperationFailed | SdkException asAsked) {
      session.say("  it stopped: %s", asAsked.getMessage().lines().findFirst().orElse(""));
      return;
    }
    throw new OperationFailed(
        "the recovery did not stop where it was made to",
        "look for what else writes items than the restoration of tables");
  }

  private static void pause() {
    try {
      Thread.sleep(COPYING.toMillis());
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private static OperationFailed interrupted() {
    Thread.currentThread().interrupt();
    return new OperationFailed("interrupted in the drill", "run it again");
  }
}
