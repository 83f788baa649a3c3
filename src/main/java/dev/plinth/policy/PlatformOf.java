package dev.plinth.policy;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of this project's platforms a document is: some rules are about one of them only. */
public final class PlatformOf {
  private PlatformOf() {}

  /**
   * Whether a document is of a platform. Either sign is enough, so that one that was lost does not
   * hide a document from its rules: the default tag {@code Service}, or the key of its state.
   */
  public static boolean is(TerraformDocument document, String platform) {
    return Stream.concat(service(document).stream(), stateKey(document).stream())
        .anyMatch(platform::equals);
  }

  private static Optional<String> service(TerraformDocument document) {
    return document.providers("aws").stream()
        .flatMap(provider -> provider.blocks("default_tags").stream())
        .map(tags -> tags.block("tags"))
        .flatMap(tags -> tags.text("Service").stream())
        .findFirst();
  }

  private static Optional<String> stateKey(TerraformDocument document) {
    Block backend = document.settings().block("backend").block("s3");
    return backend.text("key").map(key -> key.replaceFirst("[/.].*$", ""));
  }
}
