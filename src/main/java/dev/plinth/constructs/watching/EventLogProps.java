package dev.plinth.constructs.watching;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;

/**
 * @param name what of the group's name follows {@code /aws/events/}
 * @param retentionDays how long events are kept: one of the periods that CloudWatch Logs accepts
 * @param key what they are encrypted with, which must admit CloudWatch Logs for this name
 * @param home the account whose rules may write
 */
public record EventLogProps(String name, Number retentionDays, EncryptionKey key, Home home) {}
