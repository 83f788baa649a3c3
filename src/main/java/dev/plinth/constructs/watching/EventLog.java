package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_resource_policy.CloudwatchLogResourcePolicy;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import software.constructs.Construct;

/**
 * A log group that EventBridge writes events into, each whole and as it came, to be counted and
 * searched. A region has ten policies of this kind at most: this is one of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">What
 *     EventBridge needs to write into a log group</a>
 */
public final class EventLog extends Construct {
  private final String name;
  private final LogGroup group;
  private final CloudwatchLogResourcePolicy policy;

  public EventLog(Construct scope, String id, EventLogProps props) {
    super(scope, id + "-event-log");
    name = "/aws/events/" + props.name();
    group = new LogGroup(this, id, new LogGroupProps(name, props.retentionDays(), props.key()));
    policy =
        at(
            id,
            CloudwatchLogResourcePolicy.Builder.create(this, "policy")
                .policyName(props.name() + "-events")
                .policyDocument(
                    new PolicyDocument(this, id + "-event-log", List.of(write(props))).json())
                .build());
  }

  /** The group's full name, known before it is made. */
  public String name() {
    return name;
  }

  public LogGroup group() {
    return group;
  }

  /** For rules: what they write before is lost. */
  ITerraformDependable policy() {
    return policy;
  }

  private Statement write(EventLogProps props) {
    return Statement.allow(
            "Events",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(props.home().arn("logs", "log-group:" + name + ":*")))
        .to(Principal.service("events.amazonaws.com", "delivery.logs.amazonaws.com"));
  }
}
