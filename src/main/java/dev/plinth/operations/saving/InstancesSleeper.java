package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * The instances of a scaling group. Asleep, its minimum and its desired capacity are 0; the state
 * remembers what they were. A load balancer lets the requests of an instance end before the group
 * ends the instance. (Amazon EC2 Auto Scaling user guide, "Attach a load balancer".)
 */
final class InstancesSleeper implements Sleeper {
  private final AutoScalingClient autoScaling;
  private final String name;
  private final Capacity capacity;
  private final AlarmClock clock;

  /**
   * @param group the group's attributes in the state
   * @param schedule those of the action that wakes it every day, if there is one
   */
  InstancesSleeper(AutoScalingClient autoScaling, JsonNode group, Optional<JsonNode> schedule) {
    this.autoScaling = autoScaling;
    name = group.path("name").asText();
    capacity = Capacity.ofGroup(group, schedule);
    clock = new InstancesClock(autoScaling, name, schedule, capacity);
  }

  @Override
  public Optional<Step> toSleep(Optional<Instant> wakesAt) {
    AutoScalingGroup now = look();
    if (now.minSize() == 0 && now.desiredCapacity() == 0 && clock.isSetTo(wakesAt)) {
      return Optional.empty();
    }
    return Optional.of(
        new Step(
            "%s: from %s to none".formatted(name, instances(now.desiredCapacity())),
            () -> {
              clock.set(wakesAt);
              resize(0, 0);
            }));
  }

  @Override
  public Optional<String> stillRunning() {
    int instances = look().instances().size();
    return instances == 0
        ? Optional.empty()
        : Optional.of("%s: %s left".formatted(name, instances(instances)));
  }

  @Override
  public Optional<Step> toWake() {
    AutoScalingGroup now = look();
    int wanted = Math.max(now.desiredCapacity(), capacity.usual());
    if (now.minSize() == capacity.least() && now.desiredCapacity() > 0 && clock.isAsScheduled()) {
      return Optional.empty();
    }
    return Optional.of(
        new Step(
            "%s: from %s to %d".formatted(name, instances(now.desiredCapacity()), wanted),
            () -> {
              resize(capacity.least(), wanted);
              clock.reset();
            }));
  }

  private void resize(int least, int wanted) {
    autoScaling.updateAutoScalingGroup(
        request -> request.autoScalingGroupName(name).minSize(least).desiredCapacity(wanted));
  }

  private AutoScalingGroup look() {
    return autoScaling
        .describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
        .autoScalingGroups()
        .stream()
        .findFirst()
        .orElseThrow(() -> Gone.from("scaling group " + name));
  }

  private static String instances(int number) {
    return number == 1 ? "1 instance" : number + " instances";
  }
}
