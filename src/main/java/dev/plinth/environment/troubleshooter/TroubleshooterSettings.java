package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Catalogue;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.Document;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.NetworkSettings;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.openapi.ApiDocument;
import java.util.List;
import java.util.Map;

/** The troubleshooter platform in one environment. */
@Prefix("")
public record TroubleshooterSettings(
    Deployment deployment,
    NetworkSettings network,
    ApiSettings api,
    OriginSettings origin,
    ComputeSettings compute,
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

  @Override
  public void check(Problems problems) {
    network.subnets().checkZones(problems, deployment.region());
  }
}
