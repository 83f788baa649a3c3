package dev.plinth.constructs.storage;

import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * @param names gives a part, such as {@code storage-replication-role}, its full name
 * @param source what is copied
 * @param sourceKey what it is encrypted with
 * @param replica where it is copied to, in another region
 * @param replicaKey what the copies are encrypted with, in that region
 * @param prefixes which objects: one rule each
 */
public record BucketReplicationProps(
    UnaryOperator<String> names,
    Bucket source,
    EncryptionKey sourceKey,
    Bucket replica,
    EncryptionKey replicaKey,
    List<String> prefixes) {}
