package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_resource_policy.CloudwatchLogResourcePolicy;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAcl;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclDefaultAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclDefaultActionAllow;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRule;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleActionBlock;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleOverrideAction;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleOverrideActionNone;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclRuleVisibilityConfig;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl.Wafv2WebAclVisibilityConfig;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_association.Wafv2WebAclAssociation;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfiguration;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilter;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilter;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationRedactedFields;
import com.hashicorp.cdktf.providers.aws.wafv2_web_acl_logging_configuration.Wafv2WebAclLoggingConfigurationRedactedFieldsSingleHeader;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * What AWS WAF looks at before an API does: whether an address sends too much or is known for harm,
 * and whether a request looks like an attack. What is blocked or counted is logged, without the
 * headers by which callers say who they are. A region has ten policies at most by which services
 * write log groups: this makes one of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html">AWS
 *     managed rule groups</a>
 */
public final class WebAcl extends Construct {
  /** What the names of log groups begin with that WAF writes to: it takes no others. */
  public static final String LOGS = "aws-waf-logs-";

  private static final int RATE_WINDOW_SECONDS = 300;

  /**
   * Rules that look at bodies and that honest bodies break: people who look for what is wrong send
   * long logs with paths, addresses and markup in them, and nothing behind the API runs a body.
   */
  private static final List<String> COUNTED =
      List.of(
          "SizeRestrictions_BODY",
          "CrossSiteScripting_BODY",
          "GenericLFI_BODY",
          "GenericRFI_BODY",
          "EC2MetaDataSSRF_BODY");

  private static final List<String> REDACTED_HEADERS = List.of("x-api-key", "authorization");

  private final Wafv2WebAcl acl;

  public WebAcl(Construct scope, String id, WebAclProps props) {
    super(scope, id + "-web-acl");
    acl =
        at(
            id,
            Wafv2WebAcl.Builder.create(this, "acl")
                .name(props.name())
                .description(props.description())
                .scope("REGIONAL")
                .defaultAction(
                    Wafv2WebAclDefaultAction.builder()
                        .allow(Wafv2WebAclDefaultActionAllow.builder().build())
                        .build())
                .rule(rules(props))
                .visibilityConfig(
                    Wafv2WebAclVisibilityConfig.builder()
                        .metricName(props.name())
                        .cloudwatchMetricsEnabled(true)
                        .sampledRequestsEnabled(false)
                        .build())
                .build());
    log(id, props);
  }

  /**
   * Guards something, such as a stage of an API.
   *
   * @param id address of the connection
   */
  public void guard(String id, String arn) {
    at(
        id,
        Wafv2WebAclAssociation.Builder.create(this, id + "-guarded")
            .webAclArn(acl.getArn())
            .resourceArn(arn)
            .build());
  }

  private static List<Wafv2WebAclRule> rules(WebAclProps props) {
    return List.of(
        rate(props),
        managed(1, "AWSManagedRulesAmazonIpReputationList", List.of()),
        managed(2, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
        managed(3, "AWSManagedRulesCommonRuleSet", COUNTED));
  }

  private static Wafv2WebAclRule rate(WebAclProps props) {
    return Wafv2WebAclRule.builder()
        .name("rate")
        .priority(0)
        .action(
            Wafv2WebAclRuleAction.builder()
                .block(Wafv2WebAclRuleActionBlock.builder().build())
                .build())
        .statement(
            Map.of(
                "rate_based_statement",
                Map.of(
                    "limit",
                    props.rateLimit(),
                    "aggregate_key_type",
                    "IP",
                    "evaluation_window_sec",
                    RATE_WINDOW_SECONDS)))
        .visibilityConfig(measured("rate"))
        .build();
  }

  private static Wafv2WebAclRule managed(int priority, String group, List<String> counted) {
    var overrides =
        counted.stream()
            .map(rule -> Map.of("name", rule, "action_to_use", Map.of("count", Map.of())))
            .toList();
    return Wafv2WebAclRule.builder()
        .name(group)
        .priority(priority)
        .overrideAction(
            Wafv2WebAclRuleOverrideAction.builder()
                .none(Wafv2WebAclRuleOverrideActionNone.builder().build())
                .build())
        .statement(
            Map.of(
                "managed_rule_group_statement",
                overrides.isEmpty()
                    ? Map.of("vendor_name", "AWS", "name", group)
                    : Map.of(
                        "vendor_name", "AWS", "name", group, "rule_action_override", overrides)))
        .visibilityConfig(measured(group))
        .build();
  }

  /** Sampled requests would show the headers that the log leaves out. */
  private static Wafv2WebAclRuleVisibilityConfig measured(String name) {
    return Wafv2WebAclRuleVisibilityConfig.builder()
        .metricName(name)
        .cloudwatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .build();
  }

  private void log(String id, WebAclProps props) {
    var group =
        new LogGroup(
            this,
            id + "_waf",
            new LogGroupProps(LOGS + props.name(), props.retentionDays(), props.key()));
    var policy =
        at(
            id + "_waf",
            CloudwatchLogResourcePolicy.Builder.create(this, "log-policy")
                .policyName(props.name() + "-logs")
                .policyDocument(
                    new PolicyDocument(this, id + "_waf_log", List.of(write(props))).json())
                .build());
    at(
        id,
        Wafv2WebAclLoggingConfiguration.Builder.create(this, "logging")
            .resourceArn(acl.getArn())
            .logDestinationConfigs(List.of(group.arn()))
            .loggingFilter(blockedAndCounted())
            .redactedFields(REDACTED_HEADERS.stream().map(WebAcl::redacted).toList())
            .dependsOn(List.of(policy))
            .build());
  }

  /** WAF would write this policy itself, and leave it when the list goes. */
  private static Statement write(WebAclProps props) {
    return Statement.allow(
            "Waf",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(props.home().arn("logs", "log-group:" + LOGS + props.name() + ":*")))
        .to(Principal.service("delivery.logs.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", props.home().accountId())
        .when("ArnLike", "aws:SourceArn", props.home().arn("logs", "*"));
  }

  private static Wafv2WebAclLoggingConfigurationLoggingFilter blockedAndCounted() {
    return Wafv2WebAclLoggingConfigurationLoggingFilter.builder()
        .defaultBehavior("DROP")
        .filter(
            List.of(
                Wafv2WebAclLoggingConfigurationLoggingFilterFilter.builder()
                    .behavior("KEEP")
                    .requirement("MEETS_ANY")
                    .condition(Stream.of("BLOCK", "COUNT").map(WebAcl::condition).toList())
                    .build()))
        .build();
  }

  private static Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition condition(
      String action) {
    return Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition.builder()
        .actionCondition(
            Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition.builder()
                .action(action)
                .build())
        .build();
  }

  private static Wafv2WebAclLoggingConfigurationRedactedFields redacted(String header) {
    return Wafv2WebAclLoggingConfigurationRedactedFields.builder()
        .singleHeader(
            Wafv2WebAclLoggingConfigurationRedactedFieldsSingleHeader.builder()
                .name(header)
                .build())
        .build();
  }
}
