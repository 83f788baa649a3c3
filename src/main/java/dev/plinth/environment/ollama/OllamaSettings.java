package dev.plinth.environment.ollama;

import dev.plinth.environment.Arn;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Neighbour;
import dev.plinth.environment.OwnNetwork;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Problems;
import dev.plinth.environment.ollama.NetworkSettings.Placement;
import dev.plinth.environment.ollama.WebuiSettings.WebuiDatabase;
import java.util.List;

/** The Ollama platform in one environment. */
@Prefix("ollama_")
public record OllamaSettings(
    Deployment deployment,
    NetworkSettings network,
    AccessSettings access,
    FleetSettings fleet,
    ScalingSettings scaling,
    ModelSettings model,
    WebuiSettings webui,
    StorageSettings storage,
    CdnSettings cdn,
    MonitoringSettings monitoring,
    BackupSettings backup)
    implements EnvironmentSettings, Checked {

  private static final int FEWEST_OUTSIDE_DEV = 2;
  private static final int FEWEST_DATABASE_INSTANCES_IN_PRODUCTION = 2;
  private static final int SHORTEST_DATABASE_RECOVERY_IN_PRODUCTION_DAYS = 7;

  @Override
  public void check(Problems problems) {
    network.subnets().checkZones(problems, deployment.region());
    checkReplicaIsElsewhere(problems);
    checkCertificates(problems);
    checkTimeouts(problems);
    checkWarmup(problems);
    checkNames(problems);
    scaling.sleep().check(problems, deployment.isProduction());
    if (!isDev()) {
      checkSurvivesAnInstance(problems);
      checkUsersAreShared(problems);
      checkInstancesArePrivate(problems);
      checkLoginsAreEncrypted(problems);
    }
    if (deployment.isProduction()) {
      checkSomebodyGetsAlarms(problems);
      checkChatsSurvive(problems);
    }
  }

  @Override
  public void checkAmong(List<Neighbour> others, Problems problems) {
    var own = new OwnNetwork(deployment, network.vpcCidr());
    others.forEach(other -> own.checkApart(other, problems));
  }

  /** The environment for development may be cheap; every other one stands in for production. */
  private boolean isDev() {
    return deployment.original().equals("dev");
  }

  private void checkReplicaIsElsewhere(Problems problems) {
    storage
        .replicaRegion()
        .filter(deployment.region()::equals)
        .ifPresent(
            region ->
                problems.add(
                    "replica_region",
                    region,
                    "another region than %s, or empty".formatted(problems.key("region"))));
  }

  private void checkCertificates(Problems problems) {
    access
        .certificateArn()
        .map(Arn::of)
        .filter(it -> !it.isIn(deployment))
        .ifPresent(
            it ->
                problems.add(
                    "certificate_arn",
                    it.text(),
                    "a certificate of %s in account %s: a load balancer takes no other"
                        .formatted(deployment.region(), deployment.accountId())));
    cdn.cdnCertificateArn()
        .map(Arn::of)
        .filter(it -> !it.account().equals(deployment.accountId()))
        .ifPresent(
            it ->
                problems.add(
                    "cdn_certificate_arn",
                    it.text(),
                    "a certificate of account %s".formatted(deployment.accountId())));
  }

  /**
   * The inner one gives up first, with a message of its own; otherwise users see the load
   * balancer's 504 and nobody knows why. (Elastic Load Balancing, "Connection idle timeout".)
   */
  private void checkTimeouts(Problems problems) {
    int loadBalancer = access.albIdleTimeoutSeconds().value();
    if (webui.webuiTimeoutSeconds().value() >= loadBalancer) {
      problems.add(
          "webui_timeout_seconds",
          webui.webuiTimeoutSeconds(),
          "less than %d, %s: the application must give up before the load balancer does"
              .formatted(loadBalancer, problems.key("alb_idle_timeout_seconds")));
    }
  }

  private void checkWarmup(Problems problems) {
    if (scaling.instanceWarmupSeconds().value() > fleet.launchTimeoutSeconds().value()) {
      problems.add(
          "instance_warmup_seconds",
          scaling.instanceWarmupSeconds(),
          "at most %d, %s"
              .formatted(
                  fleet.launchTimeoutSeconds().value(), problems.key("launch_timeout_seconds")));
    }
  }

  private void checkNames(Problems problems) {
    for (LimitedName limited : LimitedName.values()) {
      String name = limited.in(deployment, storage);
      if (name.length() > limited.longest()) {
        problems.add(
            "environment",
            deployment.environment(),
            "a shorter name: %s has %d characters, and %s at most %d"
                .formatted(name, name.length(), limited.thing(), limited.longest()));
      }
    }
  }

  private void checkSurvivesAnInstance(Problems problems) {
    if (fleet.minSize().value() < FEWEST_OUTSIDE_DEV) {
      problems.add(
          "min_size",
          fleet.minSize(),
          "at least %d outside dev: one instance less must not be an outage"
              .formatted(FEWEST_OUTSIDE_DEV));
    }
  }

  private void checkUsersAreShared(Problems problems) {
    if (webui.webuiDatabase() == WebuiDatabase.EMBEDDED) {
      problems.add(
          "webui_database",
          webui.webuiDatabase(),
          "postgres outside dev: several instances share their users and chats");
    }
  }

  private void checkInstancesArePrivate(Problems problems) {
    if (network.instancePlacement() == Placement.PUBLIC) {
      problems.add(
          "instance_placement",
          network.instancePlacement(),
          "private outside dev: only the load balancer faces the internet");
    }
  }

  private void checkLoginsAreEncrypted(Problems problems) {
    if (access.certificateArn().isEmpty()) {
      problems.add(
          "certificate_arn",
          access.certificateArn(),
          "the ARN of an ACM certificate outside dev: logins must not travel in the clear");
    }
  }

  private void checkSomebodyGetsAlarms(Problems problems) {
    if (monitoring.alarmEmails().isEmpty()) {
      problems.add(
          "alarm_emails",
          monitoring.alarmEmails(),
          "at least one address in production: somebody must get the alarms");
    }
  }

  /** A mistake is often seen days later, and a zone may be lost at any time. */
  private void checkChatsSurvive(Problems problems) {
    if (webui.databaseInstances() < FEWEST_DATABASE_INSTANCES_IN_PRODUCTION) {
      problems.add(
          "database_instances",
          webui.databaseInstances(),
          "at least %d in production: the loss of a zone must not be an outage"
              .formatted(FEWEST_DATABASE_INSTANCES_IN_PRODUCTION));
    }
    if (backup.databaseRecoveryDays().value() < SHORTEST_DATABASE_RECOVERY_IN_PRODUCTION_DAYS) {
      problems.add(
          "database_recovery_days",
          backup.databaseRecoveryDays(),
          "at least %d in production: a mistake may be seen a week late"
              .formatted(SHORTEST_DATABASE_RECOVERY_IN_PRODUCTION_DAYS));
    }
  }
}
