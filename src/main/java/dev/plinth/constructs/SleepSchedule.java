package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.autoscaling_schedule.AutoscalingSchedule;
import software.constructs.Construct;

/** Takes a fleet to zero instances at night and back in the morning (UTC). */
public final class SleepSchedule extends Construct {
  /**
   * @param sleepAt when it goes to sleep, as cron
   * @param wakeAt when it comes back, as cron
   * @param size what it comes back to
   */
  public SleepSchedule(
      Construct scope,
      String id,
      Fleet fleet,
      String sleepAt,
      String wakeAt,
      FleetProps.Size size) {
    super(scope, id);
    at(
        "sleep",
        AutoscalingSchedule.Builder.create(this, "sleep")
            .scheduledActionName("sleep")
            .autoscalingGroupName(fleet.name())
            .recurrence(sleepAt)
            .timeZone("Etc/UTC")
            .minSize(0)
            .desiredCapacity(0)
            .maxSize(size.max())
            .build());
    at(
        "wake",
        AutoscalingSchedule.Builder.create(this, "wake")
            .scheduledActionName("wake")
            .autoscalingGroupName(fleet.name())
            .recurrence(wakeAt)
            .timeZone("Etc/UTC")
            .minSize(size.min())
            .desiredCapacity(size.desired())
            .maxSize(size.max())
            .build());
  }
}
