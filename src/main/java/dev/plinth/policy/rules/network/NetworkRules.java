package dev.plinth.policy.rules.network;

import dev.plinth.policy.Topic;
import java.util.List;

/** Who reaches what. */
public final class NetworkRules {
  /** The rules, by their names. */
  public static final Topic TOPIC = new Topic("Network", List.of());

  private NetworkRules() {}
}
