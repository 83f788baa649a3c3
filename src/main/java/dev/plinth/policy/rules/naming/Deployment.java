package dev.plinth.policy.rules.naming;

import dev.plinth.terraform.TerraformDocument;
import java.util.Optional;

/**
 * What a document deploys, and where to.
 *
 * @param platform what is the same in all environments; empty where the document does not say
 * @param environment such as {@code production}; empty where the document does not say
 */
record Deployment(Optional<String> platform, Optional<String> environment) {
  static Deployment of(TerraformDocument document) {
    return new Deployment(
        defaultTag(document, "Service")
            .or(() -> defaultTag(document, "Project"))
            .or(() -> stateKey(document)),
        variable(document).or(() -> defaultTag(document, "Environment")));
  }

  /** The default of the variable that names the environment. */
  static Optional<String> variable(TerraformDocument document) {
    return document.variables().entrySet().stream()
        .filter(variable -> variable.getKey().matches("(.*_)?environment"))
        .flatMap(variable -> variable.getValue().text("default").stream())
        .findFirst();
  }

  /** Whether both are one: a configuration and its plan, for instance. */
  boolean isSame(Deployment other) {
    return isOfSamePlatform(other)
        && environment.isPresent()
        && environment.equals(other.environment);
  }

  /** Whether another one is the same thing for other people. */
  boolean isSibling(Deployment other) {
    return isOfSamePlatform(other)
        && environment.isPresent()
        && other.environment.isPresent()
        && !environment.equals(other.environment);
  }

  boolean isProduction() {
    return environment.filter(name -> name.startsWith("prod")).isPresent();
  }

  private boolean isOfSamePlatform(Deployment other) {
    return platform.isPresent() && platform.equals(other.platform);
  }

  private static Optional<String> defaultTag(TerraformDocument document, String key) {
    return document.providers("aws").stream()
        .flatMap(provider -> provider.blocks("default_tags").stream())
        .flatMap(tags -> tags.blocks("tags").stream())
        .flatMap(tags -> tags.text(key).stream())
        .filter(value -> !value.contains("${"))
        .findFirst();
  }

  private static Optional<String> stateKey(TerraformDocument document) {
    return document.settings().blocks("backend").stream()
        .flatMap(backend -> backend.blocks("s3").stream())
        .flatMap(s3 -> s3.text("key").stream())
        .findFirst();
  }
}
