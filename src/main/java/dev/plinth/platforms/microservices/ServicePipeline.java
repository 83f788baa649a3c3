package dev.plinth.platforms.microservices;

import dev.plinth.constructs.FargateService;
import dev.plinth.constructs.ImageRepository;
import dev.plinth.environment.microservices.ServiceSettings;

/** How one service's sources become its running tasks. */
final class ServicePipeline {
  ServicePipeline(
      Foundation foundation,
      ServiceSettings service,
      ImageRepository repository,
      FargateService tasks) {}

  /** The pipeline's name. */
  String name() {
    return "";
  }
}
