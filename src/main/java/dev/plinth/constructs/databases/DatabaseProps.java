package dev.plinth.constructs.databases;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.SecurityGroup;
import java.util.List;

/**
 * @param name the cluster's name
 * @param databaseName the first database in it
 * @param subnetIds private subnets, in two zones at least
 * @param securityGroup who may connect
 * @param key what data, snapshots, the password and the performance records are encrypted with
 * @param capacity between which bounds it scales, on how many instances
 * @param logs how its log is kept
 * @param recoveryDays how many days back it can be restored to any second
 * @param deletionProtection whether deletion is refused; with it a last snapshot is taken
 */
public record DatabaseProps(
    String name,
    String databaseName,
    List<String> subnetIds,
    SecurityGroup securityGroup,
    EncryptionKey key,
    Capacity capacity,
    Logs logs,
    Number recoveryDays,
    boolean deletionProtection) {
  /**
   * @param min capacity units (2 GiB of memory each) that an instance never goes below
   * @param max capacity units that an instance never goes above
   * @param instances each in another zone: one writes, the others read and take over from it
   */
  public record Capacity(Number min, Number max, int instances) {}

  /**
   * @param retentionDays one of the periods that CloudWatch Logs accepts
   * @param key what lines are encrypted with, which must admit CloudWatch Logs
   */
  public record Logs(Number retentionDays, EncryptionKey key) {}
}
