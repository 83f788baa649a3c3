package dev.plinth.platforms.microservices;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.keys.GeneratedSecretProps.Replica;
import java.util.Optional;

/** The other region that secrets and images are copied to, and the keys that copies have there. */
final class Replicas {
  private final MicroservicesPlatform platform;
  private final String region;
  private final TerraformProvider provider;
  private final Replica secrets;

  private Replicas(MicroservicesPlatform platform, String region) {
    this.platform = platform;
    this.region = region;
    provider = platform.provider("replica", region);
    secrets = new Replica(region, key("secrets", "Copies of secrets"));
  }

  /** Empty where nothing is copied. */
  static Optional<Replicas> of(MicroservicesPlatform platform) {
    return platform
        .settings()
        .secrets()
        .replicaRegion()
        .map(region -> new Replicas(platform, region));
  }

  String region() {
    return region;
  }

  TerraformProvider provider() {
    return provider;
  }

  /** Where secrets are copied to. */
  Replica secrets() {
    return secrets;
  }

  /** A key in the other region. */
  EncryptionKey key(String part, String encrypts) {
    return new EncryptionKey(
        platform,
        part + "_replica",
        EncryptionKeyProps.of(
                platform.name(part + "-replica"), encrypts, platform.home().in(region))
            .withProvider(provider));
  }
}
