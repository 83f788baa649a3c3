package dev.plinth.platforms.troubleshooter;

/** The REST API with its stage, plans, keys, and where they are wanted its domain and its WAF. */
final class Gateway {
  Gateway(
      TroubleshooterPlatform platform,
      Keys keys,
      Origin origin,
      Functions functions,
      Frontend frontend) {}

  /** Known before the API is made, for alarms that name it. */
  static String apiName(TroubleshooterPlatform platform) {
    return platform.name("api");
  }

  /** Where callers call: the domain name, or API Gateway's address with the stage. */
  String invokeUrl() {
    return "";
  }
}
