package dev.plinth.policy.rules.watching;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Optional;

/** In which region a resource is made. */
final class Regions {
  static final String GLOBAL = "us-east-1";

  private Regions() {}

  /** That of its provider; empty where the document does not say it. */
  static Optional<String> of(TerraformDocument document, Resource resource) {
    String alias = alias(resource);
    return document.providers("aws").stream()
        .filter(provider -> provider.text("alias").orElse("").equals(alias))
        .flatMap(provider -> region(provider).stream())
        .findFirst();
  }

  /** That of an ARN; empty where it has none, or is a reference. */
  static Optional<String> of(String arn) {
    String[] parts = arn.split(":");
    return Optional.of(parts)
        .filter(it -> it.length > 3 && it[0].equals("arn"))
        .map(it -> it[3])
        .filter(region -> !region.isEmpty() && !region.contains("${"));
  }

  private static String alias(Resource resource) {
    return resource
        .text("provider")
        .orElse("aws")
        .replaceFirst("^(\\$\\{)?aws\\.?", "")
        .replace("}", "");
  }

  private static Optional<String> region(Block provider) {
    return provider.text("region").filter(region -> !region.contains("${"));
  }
}
