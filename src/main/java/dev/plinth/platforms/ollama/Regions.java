package dev.plinth.platforms.ollama;

import com.hashicorp.cdktf.TerraformProvider;
import java.util.Optional;

/** The regions that parts of the platform live in, beside its own. */
final class Regions {
  /** Where AWS keeps what is global: CloudFront's certificates and metrics, and the bill. */
  static final String GLOBAL = "us-east-1";

  private final TerraformProvider global;
  private final Optional<Replica> replica;

  Regions(OllamaPlatform platform) {
    global = platform.provider("us_east_1", GLOBAL);
    replica =
        platform
            .settings()
            .storage()
            .replicaRegion()
            .map(region -> new Replica(region, platform.provider("replica", region)));
  }

  TerraformProvider global() {
    return global;
  }

  /** Where copies go that survive the loss of the platform's own region. */
  Optional<Replica> replica() {
    return replica;
  }

  record Replica(String region, TerraformProvider provider) {}
}
