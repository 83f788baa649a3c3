package dev.plinth.operations.recovery;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Approval;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Change;
import dev.plinth.operations.Cloud;
import dev.plinth.operations.Credentials;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.DataPart;
import dev.plinth.operations.backup.Restoration;
import dev.plinth.operations.backup.RestorationReport;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * A platform in another region, from its last backup: its settings, the place of its state, the
 * platform itself and its data. Nothing of the lost region is needed. Each step is passed over
 * where it is done already, so that a recovery that stopped goes on when it is run again.
 */
public final class Recovery {
  /** A region that says nothing for so long is lost, as far as a recovery is concerned. */
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

  private final Session session;
  private final Cloud cloud;
  private final Lifecycle lifecycle;

  public Recovery(Session session, Cloud cloud) {
    this.session = session;
    this.cloud = cloud;
    this.lifecycle = new Lifecycle(session, cloud);
  }

  /** Shows what would be done, and does nothing. */
  public void plan(RecoveryRequest request) {
    show(prepare(request));
    session.say("nothing was changed; without --plan, it asks and begins");
  }

  /**
   * Recovers it.
   *
   * @param approval is asked when it has been shown what is going to be done, and again where
   *     something is deployed already that would change
   * @throws OperationFailed if a step failed; run again, it goes on there
   */
  public void carryOut(RecoveryRequest request, Approval approval) {
    Instant begun = Instant.now();
    RecoveryPlan plan = prepare(request);
    show(plan);
    approval.ask(new Change("recover", plan.files().target(), plan.files().deployment()));
    RecoveryReport report = carryOut(plan, begun, approval);
    var there = DeployedEnvironment.open(session, cloud, report.target());
    new RecoveryNotice(plan, report, there.state())
        .lines(session.root())
        .forEach(session.out()::println);
  }

  private RecoveryPlan prepare(RecoveryRequest request) {
    Deployment lost = new Synthesis(SettingsFiles.of(session.root())).deployment(request.lost());
    if (!request.region().matches(Allowed.REGION)) {
      throw new Refused("%s is not a region such as us-west-2".formatted(request.region()));
    }
    if (request.region().equals(lost.region())) {
      throw new Refused(
          "%s is in %s: a recovery is in another region".formatted(request.lost(), lost.region()));
    }
    var access =
        new AwsAccess(cloud.environment(lost.accountId()), request.region(), session::warn);
    Credentials.require(access, lost);
    boolean answers = answers(access.in(lost.region()));
    Optional<String> replica =
        request.replicaRegion().or(() -> Optional.of(lost.region()).filter(region -> answers));
    StandInFiles files = StandInFiles.of(session, request, lost, access, replica);
    return new RecoveryPlan(
        request,
        lost,
        answers,
        cloud,
        access,
        files,
        source(request, lost, access, answers),
        statesHaveNoPlace(access, files.deployment()),
        replica);
  }

  private static Optional<DataSource> source(
      RecoveryRequest request, Deployment lost, AwsAccess access, boolean answers) {
    if (!request.data()) {
      return Optional.empty();
    }
    Optional<DataSource> found =
        new DataSource.Search(request.lost(), lost, answers, access)
            .find(request.bucket(), request.backup());
    if (found.isEmpty()) {
      throw new OperationFailed(
          "no bucket that can be reached has %s of %s"
              .formatted(
                  request.backup().map(id -> "the backup " + id).orElse("a backup"),
                  request.lost()),
          """
          name the bucket that has it with --bucket NAME; where there is none, --without-data
          deploys the platform alone\
          """);
    }
    return found;
  }

  private void show(RecoveryPlan plan) {
    plan.introduction().forEach(session.out()::println);
    List<String> steps = plan.steps(session.root());
    for (int i = 0; i < steps.size(); i++) {
      session.say("  %d. %s", i + 1, steps.get(i));
    }
    if (plan.replicaRegion().isEmpty()) {
      session.warn(
          "data are copied to no other region: %s does not answer; name one with --replica"
              .formatted(plan.lost().region()));
    }
  }

  private RecoveryReport carryOut(RecoveryPlan plan, Instant now, Approval approval) {
    var timings = new Timings(session);
    Target target = plan.files().target();
    plan.files().write();
    if (plan.bootstrapIsMissing()) {
      timings.phase(
          "place of the state",
          () -> lifecycle.deploy(request(plan.files().bootstrap(), plan), agreed -> {}));
    }
    var journal = new RecoveryJournal(plan.access(), plan.files().deployment(), target);
    boolean asked = plan.request().backup().isPresent();
    boolean stands = isDeployed(target);
    Optional<RecoveryJournal.Entry> entry =
        plan.source().map(source -> journal.begin(source.manifest().id(), now, asked, stands));
    Instant begun = entry.map(RecoveryJournal.Entry::begun).orElse(now);
    Approval again = stands ? approval : agreed -> {};
    String lock = plan.request().unlock().orElse(null);
    timings.phase(
        "platform", () -> lifecycle.deploy(request(target, plan).withUnlock(lock), again));

    var restored = new ArrayList<RestorationReport.Store>();
    if (entry.filter(RecoveryJournal.Entry::isRestored).isPresent()) {
      session.say(
          "the data of backup %s were restored at %s, and are left alone; --from ID restores another",
          entry.get().backup(), entry.get().restored().orElseThrow());
    } else if (plan.source().isPresent()) {
      timings.phase("data", () -> restored.addAll(restore(plan, plan.source().get())));
      carrySecrets(plan, timings);
      journal.end(entry.get());
    }
    return new RecoveryReport(
        target,
        entry.map(RecoveryJournal.Entry::backup),
        plan.source().map(source -> Duration.between(source.manifest().oldestPart(), begun)),
        Duration.between(begun, Instant.now()),
        timings.phases(),
        restored);
  }

  private List<RestorationReport.Store> restore(RecoveryPlan plan, DataSource source) {
    Target target = plan.files().target();
    RestorationReport report =
        new Restoration(session, EnumSet.allOf(DataPart.class), false)
            .restore(
                DeployedEnvironment.open(session, cloud, target),
                source.manifest(),
                source.bucket(),
                source.access());
    if (!report.isVerified()) {
      throw new OperationFailed(
          "not everything is there as the backup has it:%n%s"
              .formatted(
                  report.stores().stream()
                      .filter(store -> !store.verified())
                      .map(store -> "  " + store.name())
                      .reduce((one, two) -> one + "\n" + two)
                      .orElse("")),
          "run the command again: it restores what is missing");
    }
    if (report.deployNext()) {
      lifecycle.deploy(request(target, plan), agreed -> {});
    }
    return report.stores();
  }

  private void carrySecrets(RecoveryPlan plan, Timings timings) {
    String lost =
        new Synthesis(SettingsFiles.of(session.root()))
            .synthesize(plan.request().lost(), Map.of())
            .json();
    var secrets = CarriedSecrets.of(TerraformDocument.read(lost));
    if (!secrets.isEmpty()) {
      timings.phase(
          "secrets",
          () ->
              secrets.carry(
                  session,
                  plan.access(),
                  DeployedEnvironment.open(session, cloud, plan.files().target())));
    }
  }

  private static Request request(Target target, RecoveryPlan plan) {
    return Request.of(target).withPatience(plan.request().patience()).withoutPlanText();
  }

  private boolean isDeployed(Target target) {
    try {
      DeployedEnvironment.open(session, cloud, target);
      return true;
    } catch (OperationFailed notThere) {
      return false;
    }
  }

  /** Whether a region can be used: its zones are asked for, which everybody may see. */
  private static boolean answers(AwsAccess access) {
    try (var ec2 = access.ec2()) {
      ec2.describeAvailabilityZones(
          request ->
              request.overrideConfiguration(
                  configuration -> configuration.apiCallTimeout(ANSWERS_WITHIN)));
      return true;
    } catch (SdkException silent) {
      return false;
    }
  }

  /** Whether the bucket for states or the table that locks them has to be made. */
  private static boolean statesHaveNoPlace(AwsAccess access, Deployment deployment) {
    AwsAccess there = access.in(deployment.stateRegion());
    try (var s3 = there.s3();
        var dynamoDb = there.dynamoDb()) {
      s3.headBucket(request -> request.bucket(deployment.stateBucket()));
      dynamoDb.describeTable(request -> request.tableName(deployment.lockTable()));
      return false;
    } catch (NoSuchBucketException | ResourceNotFoundException missing) {
      return true;
    }
  }
}
