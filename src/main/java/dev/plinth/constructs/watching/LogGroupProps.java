package dev.plinth.constructs.watching;

import dev.plinth.constructs.keys.EncryptionKey;

/**
 * @param name the group's full name, such as {@code /aws/ec2/ollama-app}
 * @param retentionDays how long lines are kept: one of the periods that CloudWatch Logs accepts
 * @param key the key they are encrypted with, which must admit CloudWatch Logs for this name
 */
public record LogGroupProps(String name, Number retentionDays, EncryptionKey key) {}
