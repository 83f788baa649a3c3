package dev.plinth.constructs.keys;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.Optional;

/**
 * @param alias what people call the key, without {@code alias/}
 * @param description what it encrypts
 * @param home the account that governs it
 * @param uses what AWS services may do with it: see {@link KeyUse}
 * @param provider the provider of another region
 */
public record EncryptionKeyProps(
    String alias,
    String description,
    Home home,
    List<Statement> uses,
    Optional<TerraformProvider> provider) {
  /** In the platform's region, used by those alone whom IAM policies let. */
  public static EncryptionKeyProps of(String alias, String description, Home home) {
    return new EncryptionKeyProps(alias, description, home, List.of(), Optional.empty());
  }

  public EncryptionKeyProps withUses(List<Statement> uses) {
    return new EncryptionKeyProps(alias, description, home, uses, provider);
  }

  public EncryptionKeyProps withProvider(TerraformProvider provider) {
    return new EncryptionKeyProps(alias, description, home, uses, Optional.of(provider));
  }
}
