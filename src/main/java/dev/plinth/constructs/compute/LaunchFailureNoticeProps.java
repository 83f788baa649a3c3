package dev.plinth.constructs.compute;

import dev.plinth.constructs.watching.AlarmTopic;

/**
 * @param name the event rule's name
 * @param fleetName name of the auto scaling group
 * @param topic who hears of it
 */
public record LaunchFailureNoticeProps(String name, String fleetName, AlarmTopic topic) {}
