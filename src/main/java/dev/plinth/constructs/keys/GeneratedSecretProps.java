package dev.plinth.constructs.keys;

import java.util.Map;
import java.util.Optional;

/**
 * @param name the secret's name
 * @param description what it opens
 * @param key what it is encrypted with
 * @param recoveryDays how long a deleted secret can be brought back, 7 to 30; 0: deleted at once
 * @param rotation who changes it; empty: nobody
 * @param replica where a copy of it is kept; empty: nowhere
 * @param tags what its tags say beside those that everything carries
 */
public record GeneratedSecretProps(
    String name,
    String description,
    EncryptionKey key,
    Number recoveryDays,
    Optional<Rotation> rotation,
    Optional<Replica> replica,
    Map<String, String> tags) {
  /**
   * @param functionArn the Lambda function that changes the secret, which Secrets Manager must be
   *     let call
   * @param days from one change to the next
   */
  public record Rotation(String functionArn, Number days) {}

  /**
   * @param region another region
   * @param key what the copy is encrypted with there
   */
  public record Replica(String region, EncryptionKey key) {}

  /** Never changed, and nowhere else. */
  public static GeneratedSecretProps of(
      String name, String description, EncryptionKey key, Number recoveryDays) {
    return new GeneratedSecretProps(
        name, description, key, recoveryDays, Optional.empty(), Optional.empty(), Map.of());
  }

  public GeneratedSecretProps withRotation(Optional<Rotation> rotation) {
    return new GeneratedSecretProps(name, description, key, recoveryDays, rotation, replica, tags);
  }

  public GeneratedSecretProps withReplica(Optional<Replica> replica) {
    return new GeneratedSecretProps(name, description, key, recoveryDays, rotation, replica, tags);
  }

  public GeneratedSecretProps withTags(Map<String, String> tags) {
    return new GeneratedSecretProps(name, description, key, recoveryDays, rotation, replica, tags);
  }
}
