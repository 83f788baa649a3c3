package dev.plinth.policy.rules.watching;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls that somebody makes who attacks an account, or has it already.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">AWS
 *     Security Hub, CloudWatch.1 to CloudWatch.13</a>
 */
final class CallsOfAttackers {
  /** What a pattern must speak of, by what it is about. */
  private static final Map<String, String> CALLS = calls();

  private CallsOfAttackers() {}

  /** Those that no filter of a log group looks for, or whose metric has no alarm. */
  static Stream<String> unwatched(TerraformDocument document, Resource group) {
    String patterns = patterns(document, group);
    return CALLS.entrySet().stream()
        .filter(call -> !patterns.contains(call.getValue()))
        .map(Map.Entry::getKey);
  }

  /** The patterns of the filters whose metrics have an alarm. */
  private static String patterns(TerraformDocument document, Resource group) {
    List<AlarmMetric> alarmed =
        document.resources("aws_cloudwatch_metric_alarm").stream()
            .flatMap(AlarmMetric::of)
            .toList();
    return document.resources("aws_cloudwatch_log_metric_filter").stream()
        .filter(filter -> isOf(document, filter, group))
        .filter(
            filter ->
                filter.blocks("metric_transformation").stream()
                    .anyMatch(metric -> hasAlarm(metric, alarmed)))
        .flatMap(filter -> filter.text("pattern").stream())
        .collect(Collectors.joining(" "));
  }

  private static boolean isOf(TerraformDocument document, Resource filter, Resource group) {
    return document.referred(filter, "log_group_name").contains(group)
        || filter.text("log_group_name").equals(group.text("name"));
  }

  private static boolean hasAlarm(Block metric, List<AlarmMetric> alarmed) {
    return alarmed.stream()
        .anyMatch(it -> it.is(metric.text("namespace").orElse(""), metric.text("name").orElse("")));
  }

  private static Map<String, String> calls() {
    var calls = new LinkedHashMap<String, String>();
    calls.put("the root user", "Root");
    calls.put("refused calls", "UnauthorizedOperation");
    calls.put("sign-ins without a second factor", "MFAUsed");
    calls.put("changes of rights", "PutRolePolicy");
    calls.put("changes of the trail", "StopLogging");
    calls.put("failed sign-ins", "ConsoleLogin");
    calls.put("deletions of keys", "ScheduleKeyDeletion");
    calls.put("changes of bucket policies", "PutBucketPolicy");
    calls.put("changes of AWS Config", "StopConfigurationRecorder");
    calls.put("changes of security groups", "AuthorizeSecurityGroupIngress");
    calls.put("changes of network ACLs", "CreateNetworkAclEntry");
    calls.put("changes of gateways", "AttachInternetGateway");
    calls.put("changes of routes", "CreateRoute");
    return calls;
  }
}
