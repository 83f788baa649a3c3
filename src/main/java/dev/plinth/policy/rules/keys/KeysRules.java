package dev.plinth.policy.rules.keys;

import dev.plinth.policy.Topic;
import java.util.List;

/** Keys and secrets. */
public final class KeysRules {
  /** The rules, by their names. */
  public static final Topic TOPIC = new Topic("Keys", List.of());

  private KeysRules() {}
}
