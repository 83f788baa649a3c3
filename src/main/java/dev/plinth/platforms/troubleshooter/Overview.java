package dev.plinth.platforms.troubleshooter;

/** The dashboard. */
final class Overview {
  Overview(TroubleshooterPlatform platform, Measures measures) {}

  /** Where people look at it. */
  String url() {
    return "";
  }
}
