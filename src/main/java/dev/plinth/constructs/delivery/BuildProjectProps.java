package dev.plinth.constructs.delivery;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.watching.LogGroup;
import java.util.Map;

/**
 * @param name the project's name
 * @param description what it builds
 * @param role what its builds may do
 * @param buildspec what its builds do
 * @param variables environment variables of its builds
 * @param secrets environment variables whose values CodeBuild reads from secrets, by the secrets'
 *     ARNs
 * @param logs where builds write their lines
 * @param store where artifacts go, and what a build keeps for the next one
 * @param cachePrefix where in the store builds keep that, such as {@code build-cache/orders}
 * @param key what both are encrypted with
 * @param timeoutMinutes after which a build is given up
 * @param mostBuilds at the same time
 */
public record BuildProjectProps(
    String name,
    String description,
    Role role,
    Buildspec buildspec,
    Map<String, String> variables,
    Map<String, String> secrets,
    LogGroup logs,
    Bucket store,
    String cachePrefix,
    EncryptionKey key,
    Number timeoutMinutes,
    Number mostBuilds) {}
