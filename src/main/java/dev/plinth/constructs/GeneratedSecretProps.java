package dev.plinth.constructs;

/**
 * @param name the secret's name
 * @param description what it opens
 * @param key what it is encrypted with
 * @param recoveryDays how long a deleted secret can be brought back; 0: deleted at once
 */
public record GeneratedSecretProps(
    String name, String description, EncryptionKey key, int recoveryDays) {}
