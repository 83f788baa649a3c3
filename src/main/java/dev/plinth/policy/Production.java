package dev.plinth.policy;

import dev.plinth.environment.StandIn;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a document is of production, of which some rules ask more. */
public final class Production {
  private static final Set<String> NAMES = Set.of("prod", "production", "prd", "live");

  private Production() {}

  /**
   * Whether a document may be of production: its default tag {@code Environment} says so, or says
   * nothing that is known.
   */
  public static boolean mayBe(TerraformDocument document) {
    List<String> named =
        document.providers("aws").stream()
            .flatMap(provider -> provider.blocks("default_tags").stream())
            .flatMap(tags -> tags.blocks("tags").stream())
            .flatMap(tags -> tags.text("Environment").stream())
            .toList();
    return named.isEmpty() || named.stream().anyMatch(Production::mayMeanIt);
  }

  /** Whether an environment of that name is production, there or in another region. */
  public static boolean isName(String environment) {
    return NAMES.contains(StandIn.original(environment.toLowerCase(Locale.ROOT)));
  }

  private static boolean mayMeanIt(String environment) {
    return environment.contains("${") || isName(environment);
  }
}
