package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The record of every connection that a network accepts or refuses. */
final class FlowLog extends Construct {
  FlowLog(Construct scope, String id, NetworkProps props, String vpcId) {
    super(scope, id);
    var lines =
        new LogGroup(
            this,
            "flow_log",
            new LogGroupProps(
                "/aws/vpc/" + props.name() + "-flow-log",
                props.flowLogRetentionDays(),
                props.logsKey()));
    var role =
        new Role(
            this,
            "flow_log",
            RoleProps.of(
                    props.name() + "-flow-log-role",
                    "Writes the flow log of the " + props.name() + " network",
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
                            List.of(lines.arn() + ":*")))));
    at(
        "main",
        com.hashicorp.cdktf.providers.aws.flow_log.FlowLog.Builder.create(this, "records")
            .vpcId(vpcId)
            .trafficType("ALL")
            .logDestinationType("cloud-watch-logs")
            .logDestination(lines.arn())
            .iamRoleArn(role.arn())
            .maxAggregationInterval(60)
            .tags(Map.of("Name", props.name() + "-flow-log"))
            .build());
  }
}
