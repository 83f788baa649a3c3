package dev.plinth.platforms.microservices;

/** What auditors look at. */
final class Audit {
  Audit(MicroservicesPlatform platform, Keys keys, Stores stores, Topics topics) {}

  /** Known before the trail is made, for the key that admits it. */
  static String trailName(MicroservicesPlatform platform) {
    return platform.name("trail");
  }
}
