package dev.plinth.constructs.edge;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;

/**
 * @param name the list's name, by which CloudWatch measures it
 * @param description what it guards
 * @param home where what it guards is
 * @param rateLimit requests in five minutes above which an address is blocked
 * @param retentionDays how long it is kept what was blocked or counted
 * @param key what that is encrypted with, which must admit log groups that begin with {@link
 *     WebAcl#LOGS}
 */
public record WebAclProps(
    String name,
    String description,
    Home home,
    Number rateLimit,
    Number retentionDays,
    EncryptionKey key) {}
