package dev.plinth.constructs.compute;

import java.util.function.UnaryOperator;

/**
 * @param names gives an action, such as {@code sleep}, its full name
 * @param fleet what sleeps
 * @param sleepAt when it goes to sleep, as cron of five fields (UTC)
 * @param wakeAt when it comes back, likewise
 * @param size what it comes back to
 */
public record SleepScheduleProps(
    UnaryOperator<String> names,
    Fleet fleet,
    String sleepAt,
    String wakeAt,
    FleetProps.Size size) {}
