package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The record of every connection that a network accepts or refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html">What the
 *     service needs of its role</a>
 */
final class FlowLog extends Construct {
  private final LogGroup lines;

  FlowLog(Construct scope, String id, NetworkProps props, String vpcId) {
    super(scope, id);
    lines =
        new LogGroup(
            this,
            "flow_log",
            new LogGroupProps(
                "/aws/vpc/" + props.names().apply("flow-log"),
                props.flowLogRetentionDays(),
                props.logsKey()));
    var role =
        new Role(
            this,
            "flow_log",
            RoleProps.of(
                    props.names(),
                    "flow-log-role",
                    "Writes the flow log of " + props.names().apply("vpc"),
                    "vpc-flow-logs.amazonaws.com")
                .withSourceAccount(props.home().accountId())
                .withPolicy(
                    "flow_log_policy",
                    List.of(
                        Statement.allow(
                            "WriteLines",
                            List.of(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents"),
                            List.of(lines.arn() + ":*")),
                        Statement.allow(
                            "FindGroup",
                            List.of("logs:DescribeLogGroups"),
                            List.of(props.home().arn("logs", "log-group:*"))))));
    at(
        "main",
        com.hashicorp.cdktf.providers.aws.flow_log.FlowLog.Builder.create(this, "records")
            .vpcId(vpcId)
            .trafficType("ALL")
            .logDestinationType("cloud-watch-logs")
            .logDestination(lines.arn())
            .iamRoleArn(role.arn())
            .maxAggregationInterval(60)
            .tags(Map.of("Name", props.names().apply("flow-log")))
            .build());
  }

  LogGroup lines() {
    return lines;
  }
}
