package dev.plinth.constructs;

/**
 * @param name the table's name
 * @param partitionKey name of the key attribute, a text
 * @param key what items are encrypted with
 * @param recoveryDays how many days back the table can be restored to any second
 * @param deletionProtection whether deletion is refused
 */
public record TableProps(
    String name,
    String partitionKey,
    EncryptionKey key,
    Number recoveryDays,
    boolean deletionProtection) {}
