package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.AccountSingletons;
import dev.plinth.environment.Arn;
import dev.plinth.environment.Catalogue;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.Document;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Neighbour;
import dev.plinth.environment.NetworkSettings;
import dev.plinth.environment.NetworkSettings.NatGateways;
import dev.plinth.environment.OwnNetwork;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.SleepSettings;
import dev.plinth.environment.troubleshooter.ApiSettings.Authorization;
import dev.plinth.environment.troubleshooter.VectorSettings.Reach;
import dev.plinth.openapi.ApiDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The troubleshooter platform in one environment. */
@Prefix("")
public record TroubleshooterSettings(
    Deployment deployment,
    NetworkSettings network,
    ApiSettings api,
    OriginSettings origin,
    ComputeSettings compute,
    SleepSettings sleep,
    DataSettings data,
    FrontendSettings frontend,
    VectorSettings vectors,
    ModelSettings models,
    MonitoringSettings monitoring,
    TagSettings tags,
    @Setting("what differs for single usage plans: a plan's name to what it changes")
        Map<String, Map<String, Object>> usagePlanSettings,
    @Setting("what differs for single functions: a function's name to what it changes")
        Map<String, Map<String, Object>> functionSettings,
    @Setting("the usage plans of usage-plans.json, with what usage_plan_settings changes")
        @Catalogue(file = TroubleshooterSettings.PLANS, changedBy = "usage_plan_settings")
        List<UsagePlanSettings> usagePlans,
    @Setting("the functions of functions.json, with what function_settings changes")
        @Catalogue(
            file = TroubleshooterSettings.FUNCTIONS,
            changedBy = "function_settings",
            mayBeEmpty = true)
        List<FunctionSettings> functions,
    @Document(namedBy = "openapi_spec_path") ApiDocument definition)
    implements EnvironmentSettings, Checked {
  static final String PLANS = "usage-plans.json";
  static final String FUNCTIONS = "functions.json";

  /** Where certificates of CloudFront are. */
  private static final String GLOBAL_REGION = "us-east-1";

  /** What the other rights of a program leave free in the policies of its role. */
  private static final int ROLE_CHARACTERS = 5500;

  private static final int FUNCTION_NAME = 64;

  @Override
  public void check(Problems problems) {
    network.subnets().checkZones(problems, deployment.region());
    sleep.times().check(problems, deployment.isProduction());
    checkPlaces(problems);
    models.checkAskedFrom(problems, deployment.region());
    if (network.natGateways() == NatGateways.NONE) {
      checkEndpoints(problems);
    }
    checkKeysDiffer(problems);
    checkRolesHold(problems);
    checkFunctionNames(problems);
    if (deployment.isProduction() && !monitoring.isHeard()) {
      problems.add(
          "alarm_emails",
          monitoring.alarmEmails(),
          "at least one address, or a channel in slack_channel_id, in production: somebody must get"
              + " the alarms");
    }
    new DocumentAgreement(this).check(problems);
  }

  /** Names of AWS things that the environment uses must be of its own account and region. */
  private void checkPlaces(Problems problems) {
    checkPlace(problems, "origin_certificate_arn", origin.originCertificateArn());
    api.apiCertificateArn().ifPresent(arn -> checkPlace(problems, "api_certificate_arn", arn));
    api.cognitoUserPoolArns().forEach(arn -> checkPlace(problems, "cognito_user_pool_arns", arn));
    compute
        .envVarsSecretArns()
        .values()
        .forEach(arn -> checkPlace(problems, "env_vars_secret_arns", arn));
    frontend
        .frontendCertificateArn()
        .map(Arn::of)
        .filter(
            arn ->
                !arn.region().equals(GLOBAL_REGION)
                    || !arn.account().equals(deployment.accountId()))
        .ifPresent(
            arn ->
                problems.add(
                    "frontend_certificate_arn",
                    arn.text(),
                    "one of account %s in %s, where CloudFront looks for certificates"
                        .formatted(deployment.accountId(), GLOBAL_REGION)));
  }

  private void checkPlace(Problems problems, String setting, String arn) {
    Arn.checkPlace(problems, setting, arn, deployment);
  }

  /**
   * Without NAT gateways, tasks and functions reach AWS by endpoints alone: images, log lines,
   * measures, models and secrets; ECS Exec talks to Session Manager, encrypted with a key of ours.
   * Images' layers come from S3, whose endpoint is always there, as is that of DynamoDB. (Amazon
   * ECS developer guide, "Amazon ECS interface VPC endpoints"; AWS PrivateLink guide, "AWS services
   * that integrate with AWS PrivateLink".)
   */
  private void checkEndpoints(Problems problems) {
    var needed =
        new TreeSet<>(List.of("bedrock-runtime", "ecr.api", "ecr.dkr", "logs", "monitoring"));
    compute
        .envVarsSecretArns()
        .values()
        .forEach(arn -> needed.add(arn.startsWith("arn:aws:ssm:") ? "ssm" : "secretsmanager"));
    if (compute.enableExecuteCommand()) {
      needed.addAll(List.of("kms", "ssmmessages"));
    }
    network.interfaceEndpoints().forEach(needed::remove);
    if (!needed.isEmpty()) {
      problems.add(
          "interface_endpoints",
          network.interfaceEndpoints(),
          "a list with %s too where nat_gateways is none: programs have no other way to them"
              .formatted(String.join(", ", needed)));
    }
    if (vectors.vectorReach() == Reach.INTERNET) {
      problems.add(
          "vector_reach",
          vectors.vectorReach(),
          "vpc where nat_gateways is none: programs do not reach the internet");
    }
    if (!compute.imageRegion().equals(deployment.region())) {
      problems.add(
          "container_image",
          compute.containerImage(),
          "an image in %s where nat_gateways is none: endpoints lead to the own region alone"
              .formatted(deployment.region()));
    }
  }

  /** AWS Identity and Access Management user guide, "IAM and AWS STS quotas": inline policies. */
  private void checkRolesHold(Problems problems) {
    int secrets =
        compute.envVarsSecretArns().values().stream().mapToInt(arn -> 2 * arn.length()).sum();
    int named = secrets + models.namedIn();
    if (named > ROLE_CHARACTERS) {
      problems.add(
          "bedrock_model_ids",
          models.bedrockModelIds(),
          ("fewer models, profiles, their regions or secrets: to name them takes %d characters of a"
                  + " role, and %d are free in the 10240 that AWS allows")
              .formatted(named, ROLE_CHARACTERS));
    }
  }

  /** AWS Lambda developer guide, "CreateFunction", FunctionName. */
  private void checkFunctionNames(Problems problems) {
    for (FunctionSettings function : functions) {
      String name = deployment.qualify("troubleshooter-" + function.name());
      if (name.length() > FUNCTION_NAME) {
        problems
            .in(setting -> "%s: %s: %s".formatted(FUNCTIONS, function.name(), setting))
            .add(
                "name",
                function.name(),
                "a shorter name: %s has %d characters, and Lambda takes at most %d"
                    .formatted(name, name.length(), FUNCTION_NAME));
      }
    }
  }

  private void checkKeysDiffer(Problems problems) {
    var owners = new HashMap<String, String>();
    for (UsagePlanSettings plan : usagePlans) {
      for (String key : plan.apiKeys()) {
        String owner = owners.putIfAbsent(key, plan.name());
        if (owner != null) {
          ofPlan(problems, plan, "api_keys")
              .add("api_keys", key, "a name of its own: plan %s has this one".formatted(owner));
        }
      }
    }
  }

  /** The collection, for a setting of a plan: where the setting stands. */
  Problems ofPlan(Problems problems, UsagePlanSettings plan, String key) {
    boolean isChanged = usagePlanSettings.getOrDefault(plan.name(), Map.of()).containsKey(key);
    String place = isChanged ? "usage_plan_settings" : PLANS;
    return problems.in(setting -> "%s: %s: %s".formatted(place, plan.name(), setting));
  }

  @Override
  public void checkAmong(List<Neighbour> others, Problems problems) {
    for (Neighbour other : others) {
      new OwnNetwork(deployment, network.vpcCidr()).checkApart(other, problems);
      singletons().checkMadeOnce(other, problems);
    }
  }

  private AccountSingletons singletons() {
    return new AccountSingletons(
        monitoring.ownsAccountSingletons(),
        deployment,
        "the role by which API Gateway writes logs is");
  }

  @Override
  public List<String> warnings(List<Neighbour> others) {
    var warnings = new ArrayList<String>();
    if (api.authorization() == Authorization.API_KEY) {
      warnings.add(
          "authorization is api_key: whoever has a key may call, and a key proves nothing; set it"
              + " to iam or cognito before more than a trial depends on it");
    }
    if (!api.wafEnabled()) {
      warnings.add(
          "waf_enabled is false: nothing looks at requests before the API does; set it to true,"
              + " unless something else does");
    }
    if (vectors.vectorReach() == Reach.INTERNET) {
      warnings.add(
          "vector_reach is internet: IAM alone keeps others from the collection; set it to vpc when"
              + " nobody needs it from outside");
    }
    if (network.natGateways() == NatGateways.SINGLE) {
      warnings.add(
          "nat_gateways is single: without its zone the tasks of all zones are cut off; set it to"
              + " per_zone");
    }
    if (!monitoring.isHeard()) {
      warnings.add(
          "alarm_emails is []: nobody hears of alarms; name an address, or a channel in"
              + " slack_channel_id");
    }
    usagePlans.stream().filter(this::isAboveStage).map(this::aboveStage).forEach(warnings::add);
    warnings.addAll(new DocumentAgreement(this).warnings());
    singletons().madeByNobody(others).ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private boolean isAboveStage(UsagePlanSettings plan) {
    return plan.rateLimit() > api.stageRateLimit().value()
        || plan.burstLimit() > api.stageBurstLimit().value();
  }

  private String aboveStage(UsagePlanSettings plan) {
    return ("%s: %s: lets a key send %d/%d requests, and a route of the stage takes %d/%d from all"
            + " together; lower the one, or raise stage_rate_limit and stage_burst_limit")
        .formatted(
            PLANS,
            plan.name(),
            plan.rateLimit(),
            plan.burstLimit(),
            api.stageRateLimit().value(),
            api.stageBurstLimit().value());
  }
}
