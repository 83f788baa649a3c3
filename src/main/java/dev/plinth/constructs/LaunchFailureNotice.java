package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTarget;
import software.constructs.Construct;

/** Tells people that a fleet could not launch an instance, with the reason that EC2 gave. */
public final class LaunchFailureNotice extends Construct {
  /**
   * @param fleetName name of the auto scaling group
   */
  public LaunchFailureNotice(
      Construct scope, String id, String name, String fleetName, AlarmTopic topic) {
    super(scope, id + "-notice");
    var rule =
        at(
            id,
            CloudwatchEventRule.Builder.create(this, "rule")
                .name(name)
                .description("Launches of " + fleetName + " that failed")
                .eventPattern(
                    "{\"source\":[\"aws.autoscaling\"],"
                        + "\"detail-type\":[\"EC2 Instance Launch Unsuccessful\"],"
                        + "\"detail\":{\"AutoScalingGroupName\":[\""
                        + fleetName
                        + "\"]}}")
                .build());
    at(
        id,
        CloudwatchEventTarget.Builder.create(this, "target")
            .rule(rule.getName())
            .arn(topic.arn())
            .build());
  }
}
