package dev.plinth.policy.rules.databases;

import dev.plinth.policy.Topic;
import java.util.List;

/** Databases, caches, collections and their backups. */
public final class DatabasesRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Databases",
          List.of(
              new BackupExpires(),
              new BackupVaultEncryptedWithOwnKey(),
              new CacheAuthenticated(),
              new CacheEncryptedAtRest(),
              new CacheEncryptedInTransit(),
              new CacheFailsOver(),
              new CollectionClosedToTheInternet(),
              new CollectionEncryptedWithOwnKey(),
              new DataStoreSurvivesPlan(),
              new DatabaseBackedUp(),
              new DatabaseEncryptedWithOwnKey(),
              new DatabaseInsightsEncrypted(),
              new DatabaseLeavesSnapshot(),
              new DatabaseLoginEncryptedWithOwnKey(),
              new DatabaseLogsExported(),
              new DatabaseNotPublic(),
              new DatabasePasswordOutOfState(),
              new DatabasePatched(),
              new DatabaseProtectedFromDeletion(),
              new DatabaseSpansZones(),
              new DatabaseTlsOnly(),
              new SearchDomainEncrypted(),
              new SearchDomainInNetwork()));

  private DatabasesRules() {}
}
