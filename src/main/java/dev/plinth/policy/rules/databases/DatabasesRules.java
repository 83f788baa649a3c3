package dev.plinth.policy.rules.databases;

import dev.plinth.policy.Topic;
import java.util.List;

/** Databases, caches, collections and their backups. */
public final class DatabasesRules {
  /** The rules, by their names. */
  public static final Topic TOPIC = new Topic("Databases", List.of());

  private DatabasesRules() {}
}
