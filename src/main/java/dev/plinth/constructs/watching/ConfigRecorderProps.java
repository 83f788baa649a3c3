package dev.plinth.constructs.watching;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import java.util.Optional;

/**
 * @param name name of the recorder and of its delivery channel
 * @param bucket where snapshots are kept
 * @param bucketKey what they are encrypted with there
 * @param retentionDays how long AWS Config itself remembers: 30 to 2,557
 * @param roleArn the role of AWS Config, where the account has it already; empty: it is made. It is
 *     in no region, and there is one in an account
 */
public record ConfigRecorderProps(
    String name,
    Bucket bucket,
    EncryptionKey bucketKey,
    Number retentionDays,
    Optional<String> roleArn) {}
