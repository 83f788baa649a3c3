package dev.plinth.constructs.compute;

import dev.plinth.constructs.watching.AlarmTopic;
import java.util.function.UnaryOperator;

/**
 * @param fleet what grows and shrinks
 * @param names gives a policy or an alarm, such as {@code high-cpu}, its full name
 * @param up when and how it grows
 * @param down when and how it shrinks
 * @param topic who hears of it
 */
public record CpuScalingProps(
    Fleet fleet, UnaryOperator<String> names, Step up, Step down, AlarmTopic topic) {
  /**
   * @param cpuPercent the bound that the average of the fleet crosses
   * @param minutes for how long
   * @param instances that are added or, where negative, removed
   * @param cooldownSeconds before the next step
   */
  public record Step(Number cpuPercent, int minutes, Number instances, Number cooldownSeconds) {}
}
