package dev.plinth.policy.rules.access;

import dev.plinth.policy.Topic;
import java.util.List;

/** Who may do what. */
public final class AccessRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Access",
          List.of(new IamActionsNamed(), new IamResourcesNamed(), new NobodyIsAdministrator()));

  private AccessRules() {}
}
