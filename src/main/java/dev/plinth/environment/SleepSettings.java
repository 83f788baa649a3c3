package dev.plinth.environment;

import java.util.Optional;

/** When services go to no tasks and come back, for environments that nobody needs at night. */
public record SleepSettings(
    @Setting(
            "cron time (UTC) at which all services go to no tasks, such as 0 20 * * 1-5; empty: they"
                + " never sleep, as in production")
        @Allowed.Matching(value = SleepSettings.CRON, says = SleepSettings.CRON_SAYS)
        Optional<String> sleepAt,
    @Setting("cron time (UTC) at which services wake up again; empty where they never sleep")
        @Allowed.Matching(value = SleepSettings.CRON, says = SleepSettings.CRON_SAYS)
        Optional<String> wakeAt) {
  /** What the scheduled actions of services can say: they know a day of the month or a weekday. */
  static final String CRON =
      "[0-9*,-]+ [0-9*,-]+ (\\* [0-9A-Z*,-]+ [0-7A-Z*,-]+|[0-9*,-]+ [0-9A-Z*,-]+ \\*)";

  static final String CRON_SAYS =
      "a cron expression of five fields, of which the day of the month or the weekday is *, or"
          + " empty";

  /** Both together, to be checked and used. */
  public SleepTimes times() {
    return new SleepTimes(sleepAt, wakeAt);
  }
}
