package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.autoscaling_policy.AutoscalingPolicy;
import dev.plinth.constructs.compute.CpuScalingProps.Step;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.Metric;
import java.util.Map;
import software.constructs.Construct;

/** Grows a fleet when its processors are busy and shrinks it when they are idle. */
public final class CpuScaling extends Construct {
  private static final int ONE_MINUTE = 60;

  public CpuScaling(Construct scope, String id, CpuScalingProps props) {
    super(scope, id);
    var cpu =
        Metric.average(
            "AWS/EC2",
            "CPUUtilization",
            Map.of("AutoScalingGroupName", props.fleet().name()),
            ONE_MINUTE);
    var up = policy(props, "scale-up", props.up());
    new Alarm(
        this,
        "high-cpu",
        AlarmProps.above(
                props.names().apply("high-cpu"),
                "The fleet is busy and grows. If it is already at its maximum, raise that or look"
                    + " for a slow model.",
                cpu,
                props.up().cpuPercent(),
                props.topic())
            .withPeriods(props.up().minutes())
            .withAction(up.getArn()));
    var down = policy(props, "scale-down", props.down());
    new Alarm(
        this,
        "low-cpu",
        AlarmProps.below(
                props.names().apply("low-cpu"),
                "The fleet is idle and shrinks to its minimum. Nothing to do.",
                cpu,
                props.down().cpuPercent(),
                props.topic())
            .withPeriods(props.down().minutes())
            .withAction(down.getArn()));
  }

  private AutoscalingPolicy policy(CpuScalingProps props, String id, Step step) {
    return at(
        id,
        AutoscalingPolicy.Builder.create(this, id)
            .name(props.names().apply(id))
            .autoscalingGroupName(props.fleet().name())
            .policyType("SimpleScaling")
            .adjustmentType("ChangeInCapacity")
            .scalingAdjustment(step.instances())
            .cooldown(step.cooldownSeconds())
            .build());
  }
}
