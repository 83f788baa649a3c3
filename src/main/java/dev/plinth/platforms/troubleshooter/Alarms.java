package dev.plinth.platforms.troubleshooter;

/** What somebody is told of. */
final class Alarms {
  Alarms(TroubleshooterPlatform platform, Measures measures, Alerts alerts) {}
}
