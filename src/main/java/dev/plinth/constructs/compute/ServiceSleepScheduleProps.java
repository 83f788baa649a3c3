package dev.plinth.constructs.compute;

/**
 * @param name what the names of its actions begin with
 * @param scaling of the service that sleeps
 * @param fewest tasks that it comes back to
 * @param most tasks that it may grow to then
 * @param sleepAt when it goes to sleep, as cron of five fields (UTC)
 * @param wakeAt when it comes back, likewise
 */
public record ServiceSleepScheduleProps(
    String name, ServiceScaling scaling, int fewest, int most, String sleepAt, String wakeAt) {}
