package dev.plinth.environment.microservices;

import dev.plinth.environment.AccountSingletons;
import dev.plinth.environment.Arn;
import dev.plinth.environment.Catalogue;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Environments;
import dev.plinth.environment.Neighbour;
import dev.plinth.environment.NetworkSettings;
import dev.plinth.environment.NetworkSettings.NatGateways;
import dev.plinth.environment.OwnNetwork;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.SleepSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeployedBy;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import dev.plinth.environment.microservices.ServiceSettings.LogRouter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The microservices platform in one environment. */
@Prefix("")
@Environments({"develop", "test", "qa", "prod"})
public record MicroservicesSettings(
    Deployment deployment,
    NetworkSettings network,
    KafkaSettings kafka,
    AccessSettings access,
    TaskSettings tasks,
    SleepSettings sleep,
    DeliverySettings delivery,
    SecretSettings secrets,
    PeopleSettings people,
    AuditSettings audit,
    MonitoringSettings monitoring,
    TagSettings tags,
    @Setting(
            "what differs for single services: a service's name to any of cpu, memory,"
                + " desired_count, autoscaling_min, autoscaling_max, deployment_strategy,"
                + " log_router, branch_pattern, image_tag, secrets_arns and environment_vars")
        Map<String, Map<String, Object>> serviceSettings,
    @Setting("the services of services.json, with what service_settings changes")
        @Catalogue(
            file = MicroservicesSettings.CATALOGUE,
            changedBy = "service_settings",
            mayBeEmpty = true)
        List<ServiceSettings> services)
    implements EnvironmentSettings, Checked {

  static final String CATALOGUE = "services.json";

  /** AWS CodePipeline, default number of pipelines in a region. */
  private static final int PIPELINES_ALLOWED = 300;

  private static final int TARGET_GROUPS_ALLOWED = 100;
  private static final int SHORTEST_PRODUCTION_RETENTION_DAYS = 90;

  @Override
  public void check(Problems problems) {
    network.subnets().checkZones(problems, deployment.region());
    sleep.times().check(problems, deployment.isProduction());
    checkPlaces(problems);
    checkReplicaIsElsewhere(problems);
    checkWayOut(problems);
    checkApprovers(problems);
    checkTags(problems);
    checkBlueGreen(problems);
    checkServicesDiffer(problems);
    Routes.of(services).check(service -> inCatalogue(problems, service));
    if (deployment.isProduction()) {
      checkProduction(problems);
    } else {
      checkPeopleAreNamed(problems, "approver_arns", people.approverArns());
      checkPeopleAreNamed(problems, "operator_arns", people.operatorArns());
    }
  }

  /** Names of AWS things that the environment uses must be of its own account and region. */
  private void checkPlaces(Problems problems) {
    checkPlace(problems, "certificate_arn", Optional.of(access.certificateArn()));
    checkPlace(problems, "connection_arn", Optional.of(delivery.connectionArn()));
    checkPlace(problems, "snyk_token_secret_arn", delivery.snykTokenSecretArn());
    checkPlace(problems, "rotation_lambda_arn", secrets.rotationLambdaArn());
    for (ServiceSettings service : services) {
      service.injectedSecrets().stream()
          .map(InjectedSecret::valueFrom)
          .forEach(arn -> checkPlace(changes(problems, service), "secrets_arns", Optional.of(arn)));
    }
  }

  private void checkPlace(Problems problems, String setting, Optional<String> arn) {
    arn.ifPresent(it -> Arn.checkPlace(problems, setting, it, deployment));
  }

  private void checkReplicaIsElsewhere(Problems problems) {
    secrets
        .replicaRegion()
        .filter(deployment.region()::equals)
        .ifPresent(
            region ->
                problems.add("replica_region", region, "another region than region, or empty"));
  }

  /**
   * Tasks pull images, fetch secrets and write logs; ECS Exec talks to Session Manager, encrypted
   * with a key of ours. Images' layers come from S3, whose endpoint is always there. (Amazon ECS
   * developer guide, "Amazon ECS interface VPC endpoints"; Systems Manager user guide, "VPC
   * endpoints".)
   */
  private void checkWayOut(Problems problems) {
    var needed = new ArrayList<>(List.of("ecr.api", "ecr.dkr", "logs", "secretsmanager"));
    if (tasks.enableExecuteCommand()) {
      needed.addAll(List.of("kms", "ssmmessages"));
    }
    needed.removeAll(network.interfaceEndpoints());
    if (network.natGateways() == NatGateways.NONE && !needed.isEmpty()) {
      problems.add(
          "interface_endpoints",
          network.interfaceEndpoints(),
          "a list with %s too where nat_gateways is none: tasks have no other way to them"
              .formatted(String.join(", ", needed)));
    }
    if (network.natGateways() == NatGateways.NONE) {
      checkLogRouters(problems);
    }
  }

  /**
   * The router's image is in AWS's public registry, which has no endpoint. (Amazon ECR user guide,
   * "Amazon ECR interface VPC endpoints", considerations.)
   */
  private void checkLogRouters(Problems problems) {
    String instead = "awslogs where nat_gateways is none: the image of the router is out of reach";
    if (tasks.logRouter() == LogRouter.FIRELENS) {
      problems.add("log_router", tasks.logRouter(), instead);
      return;
    }
    for (ServiceSettings service : services) {
      if (service.logRouter() == LogRouter.FIRELENS) {
        changes(problems, service).add("log_router", service.logRouter(), instead);
      }
    }
  }

  private void checkApprovers(Problems problems) {
    if (delivery.approvalDays() > 0 && people.approverArns().isEmpty()) {
      problems.add(
          "approver_arns",
          people.approverArns(),
          "at least one principal where approval_days is not 0: somebody must be able to approve");
    }
  }

  private void checkTags(Problems problems) {
    String tag = tags.mandatoryTags().get("Environment");
    if (!deployment.environment().equals(tag)) {
      problems.add(
          "mandatory_tags",
          tags.mandatoryTags(),
          "an object whose Environment is %s, the environment".formatted(deployment.environment()));
    }
  }

  /**
   * What an environment says for all services is for those that can; for one it must be possible.
   */
  private void checkBlueGreen(Problems problems) {
    for (ServiceSettings service : services) {
      Object strategy =
          serviceSettings.getOrDefault(service.name(), Map.of()).get("deployment_strategy");
      if ("blue_green".equals(strategy)) {
        whyNotBlueGreen(service)
            .ifPresent(
                why ->
                    changes(problems, service)
                        .add("deployment_strategy", strategy, "rolling: " + why));
      }
    }
  }

  private Optional<String> whyNotBlueGreen(ServiceSettings service) {
    if (!service.isPublic()) {
      return Optional.of("blue-green moves a load balancer's traffic, and the service is internal");
    }
    if (service.deployedBy() == DeployedBy.TERRAFORM) {
      return Optional.of("the pipeline does blue-green, and the service is deployed by terraform");
    }
    return tasks.usesServiceConnect()
        ? Optional.of("service_discovery is service_connect, which knows no blue-green")
        : Optional.empty();
  }

  private void checkServicesDiffer(Problems problems) {
    checkEachItsOwn(problems, "container_port", services.stream(), ServiceSettings::containerPort);
    checkEachItsOwn(
        problems,
        "priority",
        services.stream().filter(ServiceSettings::isPublic),
        ServiceSettings::priority);
  }

  private static void checkEachItsOwn(
      Problems problems,
      String setting,
      Stream<ServiceSettings> services,
      Function<ServiceSettings, Integer> value) {
    var owners = new HashMap<Integer, String>();
    services.forEach(
        service -> {
          String owner = owners.putIfAbsent(value.apply(service), service.name());
          if (owner != null) {
            inCatalogue(problems, service)
                .add(setting, value.apply(service), "another than that of " + owner);
          }
        });
  }

  private void checkProduction(Problems problems) {
    if (tasks.fargateSpotPercent() > 0) {
      problems.add(
          "fargate_spot_percent",
          tasks.fargateSpotPercent(),
          "0 in prod: Fargate Spot takes tasks away with two minutes' notice");
    }
    if (delivery.approvalDays() == 0) {
      problems.add(
          "approval_days",
          delivery.approvalDays(),
          "1 to 7 in prod: somebody approves each deployment");
    }
    if (monitoring.logRetentionDays().value() < SHORTEST_PRODUCTION_RETENTION_DAYS) {
      problems.add(
          "log_retention_days",
          monitoring.logRetentionDays(),
          "at least %d in prod".formatted(SHORTEST_PRODUCTION_RETENTION_DAYS));
    }
    if (secrets.secretRecoveryDays().value() == 0) {
      problems.add(
          "secret_recovery_days",
          secrets.secretRecoveryDays(),
          "7 to 30 in prod: a secret that is deleted by mistake must come back");
    }
    checkSomebodyHears(problems, "critical_alarm_emails", monitoring.criticalAlarmEmails());
    checkSomebodyHears(problems, "warning_alarm_emails", monitoring.warningAlarmEmails());
    checkPeopleShowTwoFactors(problems, "approver_arns", people.approverArns());
    checkPeopleShowTwoFactors(problems, "operator_arns", people.operatorArns());
  }

  /**
   * The roles of people ask for a second factor in production, and IAM sees none in a session of a
   * role that assumes another one: nobody could take them.
   */
  private static void checkPeopleShowTwoFactors(
      Problems problems, String setting, List<String> principals) {
    principals.stream()
        .filter(principal -> principal.contains(":role/"))
        .forEach(
            principal ->
                problems.add(
                    setting,
                    principal,
                    "users or the account in prod: a role that takes another shows no second factor"));
  }

  /** Elsewhere they ask for none: then an account that is not ours proves nothing of who comes. */
  private void checkPeopleAreNamed(Problems problems, String setting, List<String> principals) {
    principals.stream()
        .map(Arn::of)
        .filter(principal -> principal.text().endsWith(":root"))
        .filter(principal -> !principal.account().equals(deployment.accountId()))
        .forEach(
            principal ->
                problems.add(
                    setting,
                    principal.text(),
                    "users or roles of another account, not all of it: nobody there shows a second"
                        + " factor outside prod"));
  }

  private static void checkSomebodyHears(
      Problems problems, String setting, List<String> addresses) {
    if (addresses.isEmpty()) {
      problems.add(
          setting, addresses, "at least one address in prod: somebody must get the alarms");
    }
  }

  @Override
  public void checkAmong(List<Neighbour> others, Problems problems) {
    for (Neighbour other : others) {
      new OwnNetwork(deployment, network.vpcCidr()).checkApart(other, problems);
      singletons().checkMadeOnce(other, problems);
    }
  }

  @Override
  public List<String> warnings(List<Neighbour> others) {
    List<Neighbour> here = others.stream().filter(it -> it.isWhere(deployment)).toList();
    return Stream.of(
            tooManyPipelines(1 + here.size()),
            tooManyTargetGroups(),
            singletons().madeByNobody(here))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> tooManyPipelines(int environments) {
    int pipelines = services.size() * environments;
    return Optional.of(
            ("%d pipelines in account %s and %s, one for each service and environment:"
                    + " CodePipeline allows %d unless asked for more; ask for it in Service Quotas,"
                    + " or give an environment an account of its own")
                .formatted(
                    pipelines, deployment.accountId(), deployment.region(), PIPELINES_ALLOWED))
        .filter(warning -> pipelines > PIPELINES_ALLOWED);
  }

  /** Elastic Load Balancing, "Quotas for your Application Load Balancers"; it cannot be raised. */
  private Optional<String> tooManyTargetGroups() {
    long groups =
        services.stream()
            .filter(ServiceSettings::isPublic)
            .mapToInt(it -> it.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN ? 2 : 1)
            .sum();
    return Optional.of(
            ("%d target groups behind the load balancer of %s, one for each public service and two"
                    + " where it is blue_green: a load balancer takes %d; make services internal"
                    + " behind a gateway of their own")
                .formatted(groups, deployment.environment(), TARGET_GROUPS_ALLOWED))
        .filter(warning -> groups > TARGET_GROUPS_ALLOWED);
  }

  private AccountSingletons singletons() {
    return new AccountSingletons(
        audit.ownsAccountSingletons(), deployment, "CloudTrail and AWS Config are");
  }

  private static Problems inCatalogue(Problems problems, ServiceSettings service) {
    return problems.in(setting -> "%s: %s: %s".formatted(CATALOGUE, service.name(), setting));
  }

  private static Problems changes(Problems problems, ServiceSettings service) {
    return problems.in(setting -> "service_settings: %s: %s".formatted(service.name(), setting));
  }
}
