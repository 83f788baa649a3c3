package dev.plinth.policy.generated;

/** The times at which an environment sleeps and wakes. */
final class Sleeping {
  private Sleeping() {}

  /** Times of which a schedule of services can speak. */
  static Narrowing ofServices() {
    return new Narrowing(
        "[0-5]?[0-9] (2[0-3]|1?[0-9])"
            + " (\\* (\\*|JAN-NOV) (\\*|1-5|MON-FRI|0,6|5-7)|(1-7,15) \\* \\*)",
        "schedules name times that there are");
  }

  /** Two different ones or none, and none in production. */
  static void arrange(Values settings) {
    settings.settle(
        () ->
            settings.isEmpty("sleep_at") == settings.isEmpty("wake_at")
                && (settings.isEmpty("sleep_at")
                    || !Places.isProduction(settings.text("environment"))
                        && !settings.text("sleep_at").equals(settings.text("wake_at"))),
        "environment",
        "sleep_at",
        "wake_at");
  }
}
