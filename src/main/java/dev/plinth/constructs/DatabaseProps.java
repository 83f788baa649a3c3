package dev.plinth.constructs;

import java.util.List;

/**
 * @param name the cluster's name
 * @param databaseName the first database in it
 * @param subnetIds private subnets, in two zones at least
 * @param securityGroup who may connect
 * @param key what data, snapshots, the password and the performance records are encrypted with
 * @param minCapacity capacity units it never goes below
 * @param maxCapacity capacity units it never goes above
 * @param instances each in another zone
 * @param recoveryDays how many days back it can be restored to any second
 * @param deletionProtection whether deletion is refused; with it a last snapshot is taken
 */
public record DatabaseProps(
    String name,
    String databaseName,
    List<String> subnetIds,
    SecurityGroup securityGroup,
    EncryptionKey key,
    Number minCapacity,
    Number maxCapacity,
    int instances,
    Number recoveryDays,
    boolean deletionProtection) {}
