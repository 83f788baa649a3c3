package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who changes the account, or tries to, is noticed.
 *
 * <p>About trails that write to a log group of the document: for each of these kinds of calls a
 * filter of that group fits, and an alarm looks at its metric.
 */
public final class TrailIsWatched implements DocumentRule {
  /** What a pattern must speak of, by what it is about. */
  private static final Map<String, String> CALLS = calls();

  @Override
  public String title() {
    return "Alarms look at the calls of attackers in the records of CloudTrail";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Somebody stops the records, opens a bucket or uses the root user, and it is"
        + " found months later.";
  }

  @Override
  public String remedy() {
    return "Add an aws_cloudwatch_log_metric_filter for the calls to the log group of the"
        + " trail, and an alarm on its metric.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS Security Hub, CloudWatch.1 to CloudWatch.13",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_group": {"audit": {"name": "audit"}},
            "aws_cloudtrail": {"audit": {"name": "audit",
              "cloud_watch_logs_group_arn": "${aws_cloudwatch_log_group.audit.arn}:*"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_group": {"audit": {"name": "audit"}},
            "aws_cloudtrail": {"audit": {"name": "audit",
              "cloud_watch_logs_group_arn": "${aws_cloudwatch_log_group.audit.arn}:*"}},
            "aws_cloudwatch_log_metric_filter": {"attacks": {"log_group_name": "audit",
              "pattern": "?Root ?UnauthorizedOperation ?MFAUsed ?PutRolePolicy ?StopLogging ?ConsoleLogin ?ScheduleKeyDeletion ?PutBucketPolicy ?StopConfigurationRecorder ?AuthorizeSecurityGroupIngress ?CreateNetworkAclEntry ?AttachInternetGateway ?CreateRoute",
              "metric_transformation": {"name": "Attacks", "namespace": "Audit", "value": "1"}}},
            "aws_cloudwatch_metric_alarm": {"attacks": {"namespace": "Audit", "metric_name": "Attacks"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .flatMap(
            trail ->
                document.referred(trail, "cloud_watch_logs_group_arn").stream()
                    .flatMap(group -> findings(document, trail, group)));
  }

  private Stream<Finding> findings(TerraformDocument document, Resource trail, Resource group) {
    String patterns = patterns(document, group);
    return CALLS.entrySet().stream()
        .filter(call -> !patterns.contains(call.getValue()))
        .map(call -> finding(trail, "no alarm looks at " + call.getKey()))
        .limit(1);
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
