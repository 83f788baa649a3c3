package dev.plinth.constructs;

import java.util.List;

/**
 * @param name what the role is called: {@code <name>-replication-role}
 * @param source what is copied
 * @param sourceKey what it is encrypted with
 * @param replica where it is copied to, in another region
 * @param replicaKey what the copies are encrypted with, in that region
 * @param prefixes which objects: one rule each
 */
public record BucketReplicationProps(
    String name,
    Bucket source,
    EncryptionKey sourceKey,
    Bucket replica,
    EncryptionKey replicaKey,
    List<String> prefixes) {}
