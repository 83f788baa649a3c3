package dev.plinth.constructs.watching;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import java.util.function.UnaryOperator;

/**
 * @param names gives the trail's role and policy their full names
 * @param name the trail's name, which the key and the bucket admit
 * @param home the account whose calls are recorded
 * @param bucket where records are kept for auditors
 * @param bucketKey what they are encrypted with there
 * @param retentionDays how long the copy is kept that alarms look at
 * @param logsKey what the copy is encrypted with
 */
public record AuditTrailProps(
    UnaryOperator<String> names,
    String name,
    Home home,
    Bucket bucket,
    EncryptionKey bucketKey,
    Number retentionDays,
    EncryptionKey logsKey) {}
