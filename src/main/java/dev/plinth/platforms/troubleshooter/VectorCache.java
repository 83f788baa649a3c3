package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;

/** Answers, found by what their questions mean. */
final class VectorCache {
  VectorCache(TroubleshooterPlatform platform, Keys keys, Network network, Firewall firewall) {}

  /** The collection, for policies. */
  String arn() {
    return "";
  }

  /** Where vectors are written and searched. */
  String endpoint() {
    return "";
  }

  /** The collection's name. */
  String name() {
    return "";
  }
}
