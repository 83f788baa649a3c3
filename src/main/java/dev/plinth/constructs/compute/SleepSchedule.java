package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.autoscaling_schedule.AutoscalingSchedule;
import dev.plinth.constructs.compute.FleetProps.Size;
import java.util.List;
import software.constructs.Construct;

/** Takes a fleet to zero instances at night and back in the morning (UTC). */
public final class SleepSchedule extends Construct {
  private static final Number NOBODY = 0;

  public SleepSchedule(Construct scope, String id, SleepScheduleProps props) {
    super(scope, id + "-schedule");
    var size = props.size();
    var sleep =
        action("sleep", props, props.sleepAt(), new Size(NOBODY, NOBODY, size.max())).build();
    at("sleep", sleep);
    // Two that are made at the same time may meet at AWS as two at the same time of the day.
    at("wake", action("wake", props, props.wakeAt(), size).dependsOn(List.of(sleep)).build());
  }

  private AutoscalingSchedule.Builder action(
      String id, SleepScheduleProps props, String recurrence, Size size) {
    return AutoscalingSchedule.Builder.create(this, id)
        .scheduledActionName(props.names().apply(id))
        .autoscalingGroupName(props.fleet().name())
        .recurrence(recurrence)
        .timeZone("Etc/UTC")
        .minSize(size.min())
        .desiredCapacity(size.desired())
        .maxSize(size.max());
  }
}
