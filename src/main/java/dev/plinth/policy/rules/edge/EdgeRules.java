package dev.plinth.policy.rules.edge;

import dev.plinth.policy.Topic;
import java.util.List;

/** Load balancers, distributions, APIs: what the internet meets. */
public final class EdgeRules {
  /** The rules, by their names. */
  public static final Topic TOPIC = new Topic("Edge", List.of(new AlbRequestsLogged()));

  private EdgeRules() {}
}
