package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.autoscaling_schedule.AutoscalingSchedule;
import dev.plinth.constructs.FleetProps.Size;
import software.constructs.Construct;

/** Takes a fleet to zero instances at night and back in the morning (UTC). */
public final class SleepSchedule extends Construct {
  private static final Number NOBODY = 0;

  public SleepSchedule(Construct scope, String id, SleepScheduleProps props) {
    super(scope, id + "-schedule");
    var size = props.size();
    at("sleep", action("sleep", props, props.sleepAt(), new Size(NOBODY, NOBODY, size.max())));
    at("wake", action("wake", props, props.wakeAt(), size));
  }

  private AutoscalingSchedule action(
      String id, SleepScheduleProps props, String recurrence, Size size) {
    return AutoscalingSchedule.Builder.create(this, id)
        .scheduledActionName(props.names().apply(id))
        .autoscalingGroupName(props.fleet().name())
        .recurrence(recurrence)
        .timeZone("Etc/UTC")
        .minSize(size.min())
        .desiredCapacity(size.desired())
        .maxSize(size.max())
        .build();
  }
}
