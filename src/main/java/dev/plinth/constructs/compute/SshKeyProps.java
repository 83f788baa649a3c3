package dev.plinth.constructs.compute;

import dev.plinth.constructs.keys.EncryptionKey;

/**
 * @param name the key pair's name
 * @param parameter name of the SSM parameter that keeps the private half
 * @param key what that is encrypted with
 */
public record SshKeyProps(String name, String parameter, EncryptionKey key) {}
