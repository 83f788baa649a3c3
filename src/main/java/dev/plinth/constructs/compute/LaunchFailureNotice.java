package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTarget;
import software.constructs.Construct;

/** Tells people that a fleet could not launch an instance, with the reason that EC2 gave. */
public final class LaunchFailureNotice extends Construct {
  private static final String FAILED_LAUNCHES =
      """
      {"source":["aws.autoscaling"],\
      "detail-type":["EC2 Instance Launch Unsuccessful"],\
      "detail":{"AutoScalingGroupName":["%s"]}}\
      """;

  public LaunchFailureNotice(Construct scope, String id, LaunchFailureNoticeProps props) {
    super(scope, id + "-notice");
    var rule =
        at(
            id,
            CloudwatchEventRule.Builder.create(this, "rule")
                .name(props.name())
                .description("Launches of " + props.fleetName() + " that failed")
                .eventPattern(FAILED_LAUNCHES.formatted(props.fleetName()))
                .build());
    at(
        id,
        CloudwatchEventTarget.Builder.create(this, "target")
            .rule(rule.getName())
            .arn(props.topic().arn())
            .build());
  }
}
