package dev.plinth.platforms.microservices;

/** Settings of a single service in place of those in the file. */
final class Overrides {
  private Overrides() {}

  /**
   * The override that gives one service these settings, and all others none but the tag that the
   * one needs which Terraform deploys.
   */
  static String of(String service, String settings) {
    return "service_settings={\"%s\": %s, \"recommendations\": {\"image_tag\": \"4f1c9d7a20be\"}}"
        .formatted(service, settings);
  }
}
