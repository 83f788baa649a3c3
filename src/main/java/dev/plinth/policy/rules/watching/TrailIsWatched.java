package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who changes the account, or tries to, is noticed.
 *
 * <p>About trails that write to a log group of the document: for each of these kinds of calls a
 * filter of that group fits, and an alarm looks at its metric.
 */
public final class TrailIsWatched implements DocumentRule {
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
    return CallsOfAttackers.unwatched(document, group)
        .map(call -> finding(trail, "no alarm looks at " + call))
        .limit(1);
  }
}
