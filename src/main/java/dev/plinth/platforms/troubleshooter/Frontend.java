package dev.plinth.platforms.troubleshooter;

/** The web application: a private bucket behind a CDN. */
final class Frontend {
  Frontend(TroubleshooterPlatform platform, Stores stores) {}

  /** Where browsers load it from, and call the API from: such as {@code https://example.com}. */
  String address() {
    return "";
  }

  /** The distribution's id, for metrics and for whoever renews what it caches. */
  String distributionId() {
    return "";
  }
}
