package dev.plinth.policy.rules.keys;

import dev.plinth.policy.Topic;
import java.util.List;

/** Keys and secrets. */
public final class KeysRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Keys",
          List.of(
              new KmsKeyAdmitsServices(),
              new KmsKeyClosedToEverybody(),
              new KmsKeyDeletedLate(),
              new KmsKeyEnabled(),
              new KmsKeyGoverned(),
              new KmsKeyOfTheSameRegion(),
              new KmsKeyRotated(),
              new ParameterEncrypted(),
              new SecretClosedToEverybody(),
              new SecretEncryptedWithOwnKey(),
              new SecretRecoverable(),
              new SecretRotated(),
              new SecretValueOutOfState()));

  private KeysRules() {}
}
