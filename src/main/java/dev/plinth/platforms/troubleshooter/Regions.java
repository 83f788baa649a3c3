package dev.plinth.platforms.troubleshooter;

import com.hashicorp.cdktf.TerraformProvider;

/** The region that parts of the platform live in beside its own. */
final class Regions {
  /** Where AWS keeps what is global: CloudFront's certificates and metrics, and the bill. */
  static final String GLOBAL = "us-east-1";

  private final TerraformProvider global;

  Regions(TroubleshooterPlatform platform) {
    global = platform.provider("us_east_1", GLOBAL);
  }

  TerraformProvider global() {
    return global;
  }
}
