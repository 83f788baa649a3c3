package dev.plinth.environment.ollama;

import dev.plinth.environment.Deployment;

/**
 * The physical names that come nearest to what AWS allows, one for each limit: where they fit, all
 * others do.
 */
enum LimitedName {
  /** Elastic Load Balancing, "Create a target group". */
  TARGET_GROUP("ollama-api-tg", "a target group", 32),
  /** ElastiCache, {@code CreateReplicationGroup}. */
  CACHE("ollama-webui", "a cache", 40),
  /** RDS, {@code CreateDBCluster}. */
  DATABASE("ollama-webui", "a database cluster", 63),
  /** S3, "General purpose bucket naming rules". */
  BUCKET("ollama-storage-replica", "a bucket", 63) {
    @Override
    String in(Deployment deployment, StorageSettings storage) {
      return super.in(deployment, storage) + "-" + storage.storageSuffix();
    }
  };

  private final String name;
  private final String thing;
  private final int longest;

  LimitedName(String name, String thing, int longest) {
    this.name = name;
    this.thing = thing;
    this.longest = longest;
  }

  /** The name in an environment. */
  String in(Deployment deployment, StorageSettings storage) {
    return deployment.qualify(name);
  }

  String thing() {
    return thing;
  }

  int longest() {
    return longest;
  }
}
