package dev.plinth.constructs.delivery;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * @param names gives the role its full name
 * @param home whose images
 * @param lifecycle which copies are deleted
 * @param copies where they are copied to; empty: nowhere
 */
public record ImageRegistryProps(
    UnaryOperator<String> names, Home home, ImageLifecycle lifecycle, Optional<Copies> copies) {
  /**
   * @param region another region
   * @param provider the provider of that region
   * @param key what copies are encrypted with there
   * @param tags what copies of repositories are tagged with, since no provider makes them
   */
  public record Copies(
      String region, TerraformProvider provider, EncryptionKey key, Map<String, String> tags) {}
}
