package dev.plinth.operations.recovery;

import dev.plinth.operations.AwsAccess;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets that were copied to a region before it was needed. */
final class SecretReplicas {
  private SecretReplicas() {}

  /** Whether a secret of this ARN is in its region. */
  static boolean exists(AwsAccess access, String arn) {
    try (var secrets = access.secrets()) {
      secrets.describeSecret(request -> request.secretId(arn));
      return true;
    } catch (ResourceNotFoundException missing) {
      return false;
    }
  }
}
