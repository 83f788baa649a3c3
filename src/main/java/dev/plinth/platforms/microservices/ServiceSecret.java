package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.keys.GeneratedSecret;
import dev.plinth.constructs.keys.GeneratedSecretProps;
import dev.plinth.constructs.keys.GeneratedSecretProps.Rotation;
import dev.plinth.environment.microservices.ServiceSettings;

/** The secret that each service has of its own, to sign and encrypt what is its alone. */
final class ServiceSecret {
  /** The variable that the service's container finds it in. */
  static final String VARIABLE = "SERVICE_SECRET";

  private ServiceSecret() {}

  static GeneratedSecret of(Foundation foundation, ServiceSettings service) {
    var platform = foundation.platform();
    var settings = platform.settings().secrets();
    return new GeneratedSecret(
        platform,
        service.name(),
        GeneratedSecretProps.of(
                platform.name(service.name()) + "/generated",
                "What " + service.name() + " signs and encrypts its own data with",
                foundation.keys().secrets(),
                number(settings.secretRecoveryDays()))
            .withRotation(
                settings
                    .rotationLambdaArn()
                    .map(function -> new Rotation(function, number(settings.rotationDays()))))
            .withReplica(foundation.replicas().map(Replicas::secrets))
            .withTags(ServiceTags.of(service)));
  }
}
