package dev.plinth.platforms.troubleshooter;

/** What CloudWatch measures of the platform. */
final class Measures {
  Measures(
      TroubleshooterPlatform platform,
      Gateway gateway,
      Origin origin,
      Service service,
      Tables tables,
      Frontend frontend) {}
}
