package dev.plinth.constructs.watching;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;

/**
 * @param name name of the recorder and of its delivery channel
 * @param bucket where snapshots are kept
 * @param bucketKey what they are encrypted with there
 * @param retentionDays how long AWS Config itself remembers: 30 to 2,557
 */
public record ConfigRecorderProps(
    String name, Bucket bucket, EncryptionKey bucketKey, Number retentionDays) {}
