package dev.plinth.operations.recovery;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The values of secrets that a platform generated for itself and copied to another region. What
 * stands in for it generates new ones: with these, nobody could read what programs have encrypted.
 *
 * @param secrets those that are copied, as the configuration of the lost environment has them
 */
record CarriedSecrets(List<Resource> secrets) {
  private static final String TYPE = "aws_secretsmanager_secret";

  /** Those of a configuration. */
  static CarriedSecrets of(TerraformDocument lost) {
    return new CarriedSecrets(
        lost.resources(TYPE).stream()
            .filter(secret -> !secret.blocks("replica").isEmpty())
            .toList());
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /**
   * Gives what stands in the values of the copies. Those that it has already are left alone.
   *
   * @param access clients for any region of the account
   */
  void carry(Session session, AwsAccess access, DeployedEnvironment into) {
    for (Resource secret : secrets) {
      into.state()
          .resource(TYPE, secret.name())
          .map(there -> there.path("arn").asText())
          .ifPresent(arn -> carry(session, access, secret, into.access(), arn));
    }
  }

  private static void carry(
      Session session, AwsAccess access, Resource secret, AwsAccess there, String arn) {
    String name = secret.text("name").orElseThrow();
    String region = secret.block("replica").text("region").orElseThrow();
    Optional<String> before = value(access.in(region), name);
    if (before.isEmpty()) {
      session.warn(
          "secret %s has no copy in %s: what stands in has a new value".formatted(name, region));
    } else if (!before.equals(value(there, arn))) {
      try (var secrets = there.secrets()) {
        secrets.putSecretValue(request -> request.secretId(arn).secretString(before.get()));
      }
      session.say("  secret %s has the value of its copy in %s", name, region);
    }
  }

  private static Optional<String> value(AwsAccess access, String secret) {
    try (var secrets = access.secrets()) {
      return Optional.ofNullable(
          secrets.getSecretValue(request -> request.secretId(secret)).secretString());
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }
}
