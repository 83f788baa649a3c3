package dev.plinth.platforms.microservices;

import dev.plinth.constructs.delivery.ImageLifecycle;
import dev.plinth.constructs.delivery.ImageRegistry;
import dev.plinth.constructs.delivery.ImageRegistryProps;
import dev.plinth.constructs.delivery.ImageRegistryProps.Copies;
import java.util.Optional;

/** What is said once about the images of all services. */
final class Registry {
  private final ImageLifecycle lifecycle;

  Registry(MicroservicesPlatform platform, Optional<Replicas> replicas) {
    lifecycle = new ImageLifecycle(platform, "image_lifecycle");
    if (platform.settings().audit().ownsAccountSingletons()) {
      new ImageRegistry(
          platform,
          "registry",
          new ImageRegistryProps(
              platform::name,
              platform.home(),
              lifecycle,
              replicas.map(
                  other ->
                      new Copies(
                          other.region(),
                          other.provider(),
                          other.key("ecr", "Copies of container images"),
                          platform.tags()))));
    }
  }

  /** Which images are deleted. */
  ImageLifecycle lifecycle() {
    return lifecycle;
  }
}
