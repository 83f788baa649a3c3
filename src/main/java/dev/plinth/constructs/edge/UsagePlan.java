package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.api_gateway_api_key.ApiGatewayApiKey;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan.ApiGatewayUsagePlan;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan.ApiGatewayUsagePlanApiStages;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan.ApiGatewayUsagePlanApiStagesThrottle;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan.ApiGatewayUsagePlanQuotaSettings;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan.ApiGatewayUsagePlanThrottleSettings;
import com.hashicorp.cdktf.providers.aws.api_gateway_usage_plan_key.ApiGatewayUsagePlanKey;
import dev.plinth.constructs.edge.UsagePlanProps.Quota;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * How often some callers may call, and a key for each of them. AWS makes the keys' values; they are
 * in the state too, since the provider reads them. A key says who calls and proves nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html">Usage
 *     plans and API keys</a>
 */
public final class UsagePlan extends Construct {
  private final ApiGatewayUsagePlan plan;
  private final Map<String, String> keyIds = new LinkedHashMap<>();

  public UsagePlan(Construct scope, String id, UsagePlanProps props) {
    super(scope, id + "-usage-plan");
    plan =
        at(
            id,
            ApiGatewayUsagePlan.Builder.create(this, "plan")
                .name(props.name())
                .description(props.description())
                .apiStages(List.of(stage(props)))
                .throttleSettings(
                    ApiGatewayUsagePlanThrottleSettings.builder()
                        .rateLimit(props.limit().rate())
                        .burstLimit(props.limit().burst())
                        .build())
                .quotaSettings(props.quota().map(UsagePlan::settings).orElse(null))
                .build());
    props.keys().forEach((address, name) -> keyIds.put(name, key(address, name, props)));
  }

  /** The keys' ids by their names: not what callers send, but how AWS tells it to who may ask. */
  public Map<String, String> keyIds() {
    return keyIds;
  }

  private String key(String address, String name, UsagePlanProps props) {
    var key =
        at(
            address,
            ApiGatewayApiKey.Builder.create(this, address)
                .name(name)
                .description("Names a caller")
                .build());
    at(
        address,
        ApiGatewayUsagePlanKey.Builder.create(this, address + "-in-plan")
            .usagePlanId(plan.getId())
            .keyId(key.getId())
            .keyType("API_KEY")
            .build());
    return key.getId();
  }

  private static ApiGatewayUsagePlanApiStages stage(UsagePlanProps props) {
    var throttles =
        props.routeLimits().entrySet().stream()
            .map(
                entry ->
                    ApiGatewayUsagePlanApiStagesThrottle.builder()
                        .path(entry.getKey().inPlan())
                        .rateLimit(entry.getValue().rate())
                        .burstLimit(entry.getValue().burst())
                        .build())
            .toList();
    return ApiGatewayUsagePlanApiStages.builder()
        .apiId(props.stage().api().id())
        .stage(props.stage().name())
        .throttle(throttles.isEmpty() ? null : throttles)
        .build();
  }

  private static ApiGatewayUsagePlanQuotaSettings settings(Quota quota) {
    return ApiGatewayUsagePlanQuotaSettings.builder()
        .limit(quota.requests())
        .period(quota.period())
        .build();
  }
}
