package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudtrail.Cloudtrail;
import com.hashicorp.cdktf.providers.aws.cloudtrail.CloudtrailInsightSelector;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The record of who called which API of the account, in all regions: signed, so that a changed
 * record is found out, and copied to a log group that alarms look at.
 *
 * <p>It records calls that manage resources, the first copy of which is free, and has AWS look for
 * unusual numbers of calls and errors. It does not record each object that is read and each
 * function that is called: that is billed by the call, and the platform's buckets have access logs.
 */
public final class AuditTrail extends Construct {
  private final LogGroup lines;

  public AuditTrail(Construct scope, String id, AuditTrailProps props) {
    super(scope, id + "-trail");
    lines =
        new LogGroup(
            this,
            id,
            new LogGroupProps(
                "/aws/cloudtrail/" + props.name(), props.retentionDays(), props.logsKey()));
    var role = role(id, props);
    at(
        id,
        Cloudtrail.Builder.create(this, "trail")
            .name(props.name())
            .s3BucketName(props.bucket().name())
            .kmsKeyId(props.bucketKey().arn())
            .isMultiRegionTrail(true)
            .includeGlobalServiceEvents(true)
            .enableLogFileValidation(true)
            .enableLogging(true)
            .cloudWatchLogsGroupArn(lines.arn() + ":*")
            .cloudWatchLogsRoleArn(role.arn())
            .insightSelector(
                Stream.of("ApiCallRateInsight", "ApiErrorRateInsight")
                    .map(type -> CloudtrailInsightSelector.builder().insightType(type).build())
                    .toList())
            // CloudTrail tries to write at once, and refuses a trail that cannot.
            .dependsOn(
                Stream.<ITerraformDependable>concat(
                        Stream.of(props.bucket().policy()), role.rights().stream())
                    .toList())
            .build());
  }

  /** The copy, line by line: each is one call. */
  public LogGroup lines() {
    return lines;
  }

  private Role role(String id, AuditTrailProps props) {
    return new Role(
        this,
        id,
        RoleProps.of(
                props.names(),
                id + "-role",
                "Copies the records of " + props.name() + " to their log group",
                "cloudtrail.amazonaws.com")
            .withSourceAccount(props.home().accountId())
            .withPolicy(
                id + "_policy",
                List.of(
                    Statement.allow(
                        "WriteLines",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(
                            lines.arn()
                                + ":log-stream:"
                                + props.home().accountId()
                                + "_CloudTrail_*")))));
  }
}
