package dev.plinth.operations.recovery;

import dev.plinth.platforms.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be recovered, and what only a person can say of it.
 *
 * @param lost the platform, in the environment whose region is lost
 * @param region to recover it in
 * @param name of the environment that stands in for it; otherwise that environment's and the region
 * @param zones of the region; otherwise the first ones that AWS names
 * @param certificate of the load balancer, in the region
 * @param replicaRegion that data are copied to from now on; otherwise the lost region, if it
 *     answers
 * @param told settings by key, as text, in place of what would be derived
 * @param backup the id of a backup; otherwise the newest
 * @param bucket that keeps the backups; otherwise it is looked for
 * @param data whether data are restored, or the platform alone is deployed
 * @param unlock a lock of the state left by a killed run, to be released first
 * @param patience how long to wait for what is slow
 */
public record RecoveryRequest(
    Target lost,
    String region,
    Optional<String> name,
    List<String> zones,
    Optional<String> certificate,
    Optional<String> replicaRegion,
    Map<String, String> told,
    Optional<String> backup,
    Optional<String> bucket,
    boolean data,
    Optional<String> unlock,
    Duration patience) {}
